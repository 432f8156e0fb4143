import { expect, test } from 'vitest';
import { createNotificationInbox } from '../../../../shared/coordinator/notifications/notification-inbox.ts';
import { type NotificationItem, parseDelivery } from '../../../../shared/coordinator/notifications/notification-schema.ts';
import { CLIENT_STATE, changeItem, delivery, knownSubscriptions, lifecycleItem } from './notifications.ts';

const itemsOf = (...raw: readonly unknown[]): readonly NotificationItem[] => parseDelivery(delivery(...raw))?.items ?? [];
const change = (etag: number, more: Readonly<Record<string, unknown>> = {}) =>
  changeItem({ resourceData: { '@odata.etag': `W/"${etag}"` }, ...more });
const ofBorealis = { subscriptionId: 'sub-2', clientState: `${CLIENT_STATE}-2` };

function openInbox({ mostWaiting, hint = () => {} }: { readonly mostWaiting?: number; readonly hint?: () => void } = {}) {
  const subscriptions = knownSubscriptions();
  const changed: (readonly [roomId: string, receivedMs: number])[] = [];
  const counted: string[] = [];
  const logged: string[] = [];
  const later: (() => void)[] = [];
  const inbox = createNotificationInbox({
    subscriptions,
    hints: {
      changed(roomId, receivedMs) {
        changed.push([roomId, receivedMs]);
        hint();
      },
    },
    clock: { monotonicMs: () => 0 },
    metrics: { notification: (outcome) => void counted.push(outcome) },
    log: { error: (event) => void logged.push(event) },
    later: (work) => void later.push(work),
    ...(mostWaiting === undefined ? {} : { mostWaiting }),
  });
  const turn = (): void => {
    for (const work of later.splice(0)) work();
  };
  return { inbox, subscriptions, changed, counted, logged, turn, isScheduled: () => later.length > 0 };
}

test('C2 [7.3.2] nothing is done before the delivery is answered, everything in the next turn', () => {
  const { inbox, changed, counted, turn } = openInbox();
  inbox.take(itemsOf(change(1), change(2, ofBorealis)), 7);
  expect([changed, counted]).toEqual([[], []]);
  turn();
  expect(changed).toEqual([
    ['aurora', 7],
    ['borealis', 7],
  ]);
  expect(counted).toEqual(['accepted', 'accepted']);
});

test('several changes of one room are one hint, with the arrival of the first', () => {
  const { inbox, changed, turn } = openInbox();
  inbox.take(itemsOf(change(1)), 7);
  inbox.take(itemsOf(change(2), change(3)), 8);
  turn();
  expect(changed).toEqual([['aurora', 7]]);
});

test('C3 forged, unknown and repeated items are counted and ignored, and their neighbours are not', () => {
  const { inbox, changed, counted, turn } = openInbox();
  inbox.take(
    itemsOf(change(1, { clientState: 'guess' }), change(2, { subscriptionId: 'sub-9' }), change(3), change(3), change(4, ofBorealis)),
    7,
  );
  turn();
  expect(counted).toEqual(['wrongClientState', 'unknownSubscription', 'accepted', 'replayed', 'accepted']);
  expect(changed.map(([roomId]) => roomId)).toEqual(['aurora', 'borealis']);
});

test('[7.4.1] lifecycle events go to the subscriptions, unless they are forged', () => {
  const { inbox, subscriptions, changed, counted, turn } = openInbox();
  inbox.take(itemsOf(lifecycleItem('missed'), lifecycleItem('subscriptionRemoved', { clientState: 'guess' })), 7);
  turn();
  expect(subscriptions.told).toEqual([{ subscriptionId: 'sub-1', kind: 'missed' }]);
  expect(counted).toEqual(['lifecycle', 'wrongClientState']);
  expect(changed).toEqual([]);
});

test('a thousand items are worked on in several turns', () => {
  const { inbox, counted, turn, isScheduled } = openInbox();
  inbox.take(itemsOf(...Array.from({ length: 1_000 }, (_, etag) => change(etag))), 7);
  turn();
  expect(counted).toHaveLength(200);
  let turns = 1;
  while (isScheduled()) {
    turn();
    turns += 1;
  }
  expect([counted.length, turns]).toEqual([1_000, 5]);
});

test('C5 what does not fit the queue is still a hint for its room, and still has to be genuine', () => {
  const { inbox, changed, counted, turn, isScheduled } = openInbox({ mostWaiting: 2 });
  inbox.take(
    itemsOf(change(1), change(2), change(3, ofBorealis), change(4, { ...ofBorealis, clientState: 'guess' }), lifecycleItem('missed')),
    7,
  );
  expect(changed).toEqual([]);
  while (isScheduled()) turn();
  expect(changed.map(([roomId]) => roomId).toSorted()).toEqual(['aurora', 'borealis']);
  expect(counted.toSorted()).toEqual(['accepted', 'accepted', 'accepted', 'lifecycle', 'wrongClientState']);
});

test('a hint that fails is a bug to be logged, and no reason to forget the others', () => {
  let calls = 0;
  const { inbox, changed, logged, turn } = openInbox({
    hint() {
      calls += 1;
      if (calls === 1) throw new Error('bug');
    },
  });
  inbox.take(itemsOf(change(1), change(2, ofBorealis)), 7);
  turn();
  expect(changed).toHaveLength(2);
  expect(logged).toEqual(['hintFailed']);
});

test('after it is closed nobody is told', () => {
  const { inbox, changed, turn } = openInbox();
  inbox.take(itemsOf(change(1)), 7);
  inbox.close();
  turn();
  expect(changed).toEqual([]);
});
