import { expect, test } from 'vitest';
import { judgeItem } from '../../../../shared/coordinator/notifications/judge-item.ts';
import { parseDelivery } from '../../../../shared/coordinator/notifications/notification-schema.ts';
import { createSeenChanges } from '../../../../shared/coordinator/notifications/seen-changes.ts';
import { CLIENT_STATE, changeItem, delivery, knownSubscriptions, lifecycleItem } from './notifications.ts';

function judge(
  raw: unknown,
  subscriptions: Pick<ReturnType<typeof knownSubscriptions>, 'find'> = knownSubscriptions(),
  seen = createSeenChanges({ monotonicMs: () => 0 }),
) {
  const item = parseDelivery(delivery(raw))?.items[0];
  if (item === undefined) throw new Error('not an item');
  return judgeItem(item, subscriptions, seen);
}

test.each([
  { what: 'a change', item: changeItem(), verdict: { kind: 'trusted', roomId: 'aurora' } },
  { what: 'a lifecycle event', item: lifecycleItem('missed'), verdict: { kind: 'trusted', roomId: 'aurora' } },
  { what: 'no tenant', item: changeItem({ tenantId: null }), verdict: { kind: 'trusted', roomId: 'aurora' } },
  {
    what: 'the tenant in capitals',
    item: changeItem({ tenantId: String(changeItem().tenantId).toUpperCase() }),
    verdict: { kind: 'trusted', roomId: 'aurora' },
  },
  {
    what: 'an unknown subscription',
    item: changeItem({ subscriptionId: 'sub-9' }),
    verdict: { kind: 'ignored', outcome: 'unknownSubscription' },
  },
  {
    what: 'the name of something every object has',
    item: changeItem({ subscriptionId: '__proto__' }),
    verdict: { kind: 'ignored', outcome: 'unknownSubscription' },
  },
  {
    what: 'another tenant',
    item: changeItem({ tenantId: '9c2f0f9b-6f9c-4a57-9f0c-5d2f0f9b9a02' }),
    verdict: { kind: 'ignored', outcome: 'unknownSubscription' },
  },
  { what: 'a guessed clientState', item: changeItem({ clientState: 'guess' }), verdict: { kind: 'ignored', outcome: 'wrongClientState' } },
  { what: 'no clientState', item: changeItem({ clientState: undefined }), verdict: { kind: 'ignored', outcome: 'wrongClientState' } },
  {
    what: "another subscription's clientState",
    item: changeItem({ clientState: `${CLIENT_STATE}-2` }),
    verdict: { kind: 'ignored', outcome: 'wrongClientState' },
  },
  {
    what: 'a forged lifecycle event',
    item: lifecycleItem('subscriptionRemoved', { clientState: 'guess' }),
    verdict: { kind: 'ignored', outcome: 'wrongClientState' },
  },
])('C3 [7.1.6] $what: $verdict.kind', ({ item, verdict }) => {
  expect(judge(item)).toEqual(verdict);
});

test('a tenant that is configured by its domain cannot be compared with an id, and is not', () => {
  const known = knownSubscriptions();
  const find = (id: string) => {
    const found = known.find(id);
    return found && { ...found, tenantId: 'contoso.onmicrosoft.com' };
  };
  expect(judge(changeItem(), { find })).toEqual({ kind: 'trusted', roomId: 'aurora' });
});

test('a record whose hash is not one fits nothing', () => {
  const find = () => ({ roomId: 'aurora', tenantId: 'contoso.com', clientStateHash: '' });
  expect(judge(changeItem({ clientState: '' }), { find })).toEqual({ kind: 'ignored', outcome: 'wrongClientState' });
});

test('C4 [7.3.6] a change that is told again is ignored; the same event changed again is not', () => {
  const seen = createSeenChanges({ monotonicMs: () => 0 });
  const again = (item: unknown) => judge(item, knownSubscriptions(), seen).kind;
  const newer = changeItem({ resourceData: { '@odata.etag': 'W/"2"' } });
  expect([again(changeItem()), again(changeItem()), again(newer), again(changeItem({ changeType: 'deleted' }))]).toEqual([
    'trusted',
    'ignored',
    'trusted',
    'trusted',
  ]);
});

test('what somebody forged does not make Graph a liar afterwards', () => {
  const seen = createSeenChanges({ monotonicMs: () => 0 });
  judge(changeItem({ clientState: 'guess' }), knownSubscriptions(), seen);
  expect(judge(changeItem(), knownSubscriptions(), seen).kind).toBe('trusted');
});

test('[7.4.4] lifecycle events may come again and again', () => {
  const seen = createSeenChanges({ monotonicMs: () => 0 });
  const kinds = [1, 2].map(() => judge(lifecycleItem('reauthorizationRequired'), knownSubscriptions(), seen).kind);
  expect(kinds).toEqual(['trusted', 'trusted']);
});
