import { afterEach, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { invitation, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { doorBookingsIn, offerOf, storedIn } from '../support/room-ledger.ts';

const MINUTE_MS = 60_000;
const ROUND_MS = 55_000;

let house: QuirkHouse;
afterEach(() => house.close());

const sent = (method: string) => house.wire.all().filter((exchange) => exchange.method === method);

async function book(): Promise<string> {
  const result = await house.run(offerOf(house.view(), 'book', 30).command);
  if (result.kind !== 'done' || result.done.kind !== 'booked') throw new Error(JSON.stringify(result));
  return result.done.meetingId;
}

test('Q36 a repeated create that is refused without saying why: the door finds its booking by its mark, and has booked once', async () => {
  house = await openQuirkHouse(['replays-refused']);
  await house.untilLive();
  house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation: 'event.create' }, count: 1 });
  // Or a read would show what the first one made, and nothing be sent again (E33).
  const lag = house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 3_000, maxMs: 3_000 } });
  await book();
  house.tenant.faults.remove(lag.id);
  const [first, ...again] = sent('POST').map(({ status }) => status);
  expect([first, [...new Set(again)]]).toEqual([0, [409]]);
  expect(new Set(sent('POST').map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(storedIn(house)).toHaveLength(1);
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
});

test('Q37 an online meeting without its link is shown, and marked as online', async () => {
  house = await openQuirkHouse(['no-join-links'], {
    prepare: ({ acts }) => void acts.create(invitation('Call', '09:00', '11:00', { online: true })),
  });
  await house.untilLive();
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { title: 'Call', isOnline: true } });
});

test('Q38 extending leaves the link of an online meeting alone: nothing but the end and the door’s own mark is patched', async () => {
  house = await openQuirkHouse(['fragile-join-links']);
  await house.untilLive();
  await book();
  const [booking] = doorBookingsIn(house);
  if (!booking) throw new Error('no booking');
  const joinUrl = 'https://teams.microsoft.com/l/meetup-join/1';
  house.tenant.calendars.change(booking.mailboxId, { key: booking.key, date: null }, { joinUrl });
  await house.clock.advance(20 * MINUTE_MS);
  expect(house.view().status).toMatchObject({ meeting: { isOnline: true } });
  expect(await house.run(offerOf(house.view(), 'extend', 15).command)).toMatchObject({ kind: 'done' });
  expect(sent('PATCH').map(({ body }) => Object.keys(body ?? {}))).toEqual([
    ['singleValueExtendedProperties'],
    ['end'],
    ['singleValueExtendedProperties'],
  ]);
  expect(doorBookingsIn(house)[0]?.content.joinUrl).toBe(joinUrl);
});

test('Q39 whatever the door writes has no attendees in it: nobody gets mail for a booking, an extension and an early end', async () => {
  house = await openQuirkHouse(['patches-mail-guests']);
  await house.untilLive();
  const meetingId = await book();
  await house.clock.advance(20 * MINUTE_MS);
  expect(await house.run(offerOf(house.view(), 'extend', 15).command)).toMatchObject({ kind: 'done' });
  await house.clock.advance(2 * MINUTE_MS);
  expect(await house.run({ kind: 'end', meetingId })).toMatchObject({ kind: 'done' });
  expect([...sent('POST'), ...sent('PATCH')]).toHaveLength(5); // two of them marks
  for (const { body } of [...sent('POST'), ...sent('PATCH')]) expect(body).not.toHaveProperty('attendees');
  expect(house.tenant.notices.all()).toEqual([]);
});

test('Q40 a booking that somebody has just deleted, which reads do not know yet, is ended and no error', async () => {
  house = await openQuirkHouse(['wrong-role']);
  await house.untilLive();
  const meetingId = await book();
  house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 8_000, maxMs: 8_000 } });
  house.acts.cancel(doorBookingsIn(house)[0]?.iCalUId ?? '');
  expect(await house.run({ kind: 'end', meetingId })).toMatchObject({ kind: 'done', done: { kind: 'ended', meetingId } });
  expect(sent('DELETE').map(({ status }) => status)).toEqual([404]);
  expect(house.view().status.kind).toBe('available');
});

test('Q40 the door answers and cancels in nobody’s role: its own booking is deleted, somebody else’s left alone', async () => {
  const policy = { othersMeetings: { ...defaultPolicy.othersMeetings, end: 'nobody' } } as const;
  house = await openQuirkHouse(['wrong-role'], { policy });
  await house.untilLive();
  const meetingId = await book();
  await house.run({ kind: 'end', meetingId });
  house.acts.create(invitation('Workshop', '10:00', '12:00'));
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'occupied', ROUND_MS);
  const foreign = house.view().days[0]?.meetings[0]?.id ?? '';
  expect(await house.run({ kind: 'end', meetingId: foreign })).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
  expect(sent('DELETE').map(({ status }) => status)).toEqual([204]);
  expect(house.wire.all().filter(({ path }) => /\/(accept|decline|cancel|tentativelyAccept)$/.test(path))).toEqual([]);
});
