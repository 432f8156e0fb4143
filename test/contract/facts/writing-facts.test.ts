import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import { AURORA, type House, openHouse } from '../../support/house.ts';
import { doorBookingsIn, offerOf, offersOf, storedIn } from '../../support/room-ledger.ts';

/** The facts about writing, as the door meets them on the simulated tenant. */
const sent: { readonly method: string; readonly body: Readonly<Record<string, unknown>> }[] = [];
let house: House;
beforeEach(async () => {
  sent.length = 0;
  house = await openHouse({
    policy: { othersMeetings: { ...defaultPolicy.othersMeetings, extend: 'nobody', end: 'nobody' } },
    decorate: (deps) => ({
      ...deps,
      fetch: (input, init) => {
        const method = init?.method ?? 'GET';
        if (String(input).includes('/v1.0/') && typeof init?.body === 'string') sent.push({ method, body: JSON.parse(init.body) });
        return deps.fetch(input, init);
      },
    }),
  });
  await house.until(({ freshness }) => freshness.kind === 'live');
});
afterEach(() => house.close());

const book = (): Promise<unknown> => house.run(offerOf(house.view(), 'book', 30).command);
const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };

test('[3.1.1] [3.1.2] a booking is the room’s own event, without attendees, in UTC', async () => {
  expect(await book()).toMatchObject({ kind: 'done' });
  const [{ method, body } = { method: '', body: {} }] = sent;
  expect(method).toBe('POST');
  expect(body).not.toHaveProperty('attendees');
  expect([body.start, body.end]).toMatchObject([{ timeZone: 'UTC' }, { timeZone: 'UTC' }]);
  expect(doorBookingsIn(house)).toMatchObject([{ isOrganizer: true, content: { invitees: [] } }]);
});

test('[3.1.3] the same bytes again are the same event: a lost answer books once', async () => {
  house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 8_000, maxMs: 8_000 } }); // or a read would show it, and nothing be sent again
  house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation: 'event.create' }, count: 2 });
  expect(await book()).toMatchObject({ kind: 'done' });
  const creates = sent.filter(({ method }) => method === 'POST');
  expect(creates.length).toBeGreaterThanOrEqual(3);
  expect(new Set(creates.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(doorBookingsIn(house)).toHaveLength(1);
});

test('[3.1.4] Graph lets two events overlap, so the door looks again and takes its own back', async () => {
  const rule = house.tenant.faults.add({ effect: { kind: 'latency', ms: 2_000 }, match: { operation: 'event.create' } });
  const running = house.screen().run(offerOf(house.view(), 'book', 30).command);
  await house.clock.advance(1_000);
  house.acts.writeIntoRoom(AURORA, { subject: 'Somebody else', start: '2026-11-18T10:00', end: '2026-11-18T11:00' });
  house.tenant.faults.remove(rule.id);
  await house.clock.advance(10_000);
  expect(await running).toEqual({ kind: 'refused', reason: 'lostRace' });
  expect(doorBookingsIn(house)).toEqual([]);
});

test.each([
  { name: 'a GET that finds nothing yet', effect: { kind: 'notFoundAfterCreate', forMs: 8_000 } },
  { name: 'reads that lag', effect: { kind: 'replicationLag', minMs: 8_000, maxMs: 8_000 } },
] as const)('[3.1.6] [1.2.11] right after a create, $name: the booking is neither sent twice nor given up', async ({ effect }) => {
  house.tenant.faults.add({ effect });
  expect(await book()).toMatchObject({ kind: 'done' });
  await house.clock.advance(30_000);
  expect(doorBookingsIn(house)).toHaveLength(1);
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
});

test('[3.2.1] [3.2.2] extending and ending send the end, and the mark of the door, and nothing else', async () => {
  await book();
  await house.clock.advance(10 * 60_000);
  expect(await house.run(offerOf(house.view(), 'extend', 15).command)).toMatchObject({ kind: 'done' });
  const [end] = offersOf(house.view(), 'end');
  expect(await house.run(end?.command ?? { kind: 'refresh' })).toMatchObject({ kind: 'done' });
  expect(sent.filter(({ method }) => method === 'PATCH').map(({ body }) => Object.keys(body))).toEqual([
    ['singleValueExtendedProperties'],
    ['end'],
    ['singleValueExtendedProperties'],
    ['end', 'singleValueExtendedProperties'],
  ]);
});

test('[3.2.5] an event that is gone already is as good as deleted', async () => {
  await book();
  house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation: 'event.delete' }, count: 1 });
  const [end] = offersOf(house.view(), 'end');
  expect(await house.run(end?.command ?? { kind: 'refresh' })).toMatchObject({ kind: 'done', done: { kind: 'ended' } });
  expect(doorBookingsIn(house)).toEqual([]);
});

describe('[3.3.3] [3.3.2] somebody else’s meeting', () => {
  test.each<(meetingId: string) => DoorCommand>([
    (meetingId) => ({ kind: 'end', meetingId }),
    (meetingId) => ({ kind: 'extend', meetingId, endMs: Date.parse('2026-11-18T11:30:00Z') }),
  ])('is not changed on the room’s copy, where nobody would learn of it, unless the policy says so: %o', async (command) => {
    house.acts.create({ ...ask, subject: 'Theirs', start: '2026-11-18T09:30', end: '2026-11-18T11:00' });
    house.tenant.settleAttendant();
    await house.run({ kind: 'refresh' });
    const { status } = house.view();
    if (status.kind !== 'occupied') throw new Error('not occupied');
    const before = storedIn(house);
    expect(await house.run(command(status.meeting.id))).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
    expect(storedIn(house)).toEqual(before);
    expect(sent).toEqual([]);
    expect(house.view().offers.map(({ kind }) => kind)).not.toContain('end');
  });
});
