import { describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House, type HouseOptions } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { ADA, calendarOf, hour, idOf, invited, tellingsTo, uidOf, withPlanning } from '../support/others-ledger.ts';
import { doorBookingsIn, journalled, noticesIn, storedIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;

const open = closedAfterEach({ now: '2026-11-18T10:40:00+01:00' });
const openWith = withPlanning(open);

const holdsIn = (house: House) => doorBookingsIn(house).map(({ content }) => ({ startMs: content.startMs, endMs: content.endMs }));

/** A door whose running meeting, Planning from ten to eleven, goes on until half past by a hold. */
async function openHeld(options: HouseOptions = {}): Promise<House> {
  const house = await openWith(options);
  const result = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return house;
}

describe('E44 extending somebody else’s meeting', () => {
  test('holds the room after it; neither the meeting nor its organiser is touched', async () => {
    const house = await openWith();
    const before = { copy: storedIn(house), organizers: calendarOf(house, ADA), told: tellingsTo(house, ADA) };
    const meetingId = idOf(house, 'Planning');
    const consequence = { means: 'hold', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:30') })).toEqual({
      kind: 'done',
      done: { kind: 'extended', meetingId, endMs: at('11:30'), end: '11:30', consequence },
    });
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('11:30') }]);
    expect(storedIn(house)).toEqual(expect.arrayContaining([...before.copy]));
    expect(calendarOf(house, ADA)).toEqual(before.organizers);
    expect(tellingsTo(house, ADA)).toEqual(before.told);
  });

  test('the hold carries the meeting that it is for, and is called as the glass may call it', async () => {
    const house = await openHeld();
    const [hold] = doorBookingsIn(house);
    expect(hold?.content.subject).toBe('Planning (held at the door)');
    const state = hold?.content.extendedProperties.find(({ id }) => id.endsWith('LintelState'))?.value ?? '{}';
    expect(JSON.parse(state)).toMatchObject({ parent: { iCalUId: uidOf(house), startMs: at('10:00'), relation: 'after' } });
  });

  test('a private meeting’s hold says nothing of it', async () => {
    const house = await open({ prepare: invited({ ...hour, sensitivity: 'private' }) });
    await house.run({ kind: 'extend', meetingId: idOf(house, null), endMs: at('11:30') });
    expect(doorBookingsIn(house)[0]?.content.subject).toBe('Held at the door');
  });

  test('again makes the hold longer, and no second one', async () => {
    const house = await openHeld();
    await house.clock.advance(3 * minute);
    const again = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('12:00') });
    expect(toldInTheEnd(house.views, again)).toMatchObject({ kind: 'done', done: { kind: 'extended', endMs: at('12:00') } });
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('12:00') }]);
  });

  test('the same tap twice holds once', async () => {
    const house = await openHeld();
    const again = { kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') } as const;
    expect(await house.run(again)).toMatchObject({ kind: 'refused' });
    expect(holdsIn(house)).toHaveLength(1);
  });

  test('into the next meeting is refused', async () => {
    const house = await open({ prepare: invited(hour, { start: '11:15', end: '12:00', subject: 'Review' }) });
    const meetingId = idOf(house, 'Planning');
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:30') })).toMatchObject({ kind: 'refused', reason: 'roomTaken' });
    expect(holdsIn(house)).toEqual([]);
  });

  test('of an occurrence is for that one', async () => {
    const house = await open({ prepare: invited({ ...hour, daily: true }) });
    await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    await house.clock.advance(6 * minute);
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('11:30') }]);
  });

  test.each(['dropAfterEffect', 'dropBeforeEffect', 'unavailable'] as const)('%s of the hold’s making leaves one hold', async (kind) => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind }, match: { operation: 'event.create' }, count: 1 });
    const result = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done' });
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('11:30') }]);
  });

  test('D6 a hold and a booking made for the same time at another door are not both kept, nor both lost', async () => {
    const house = await openWith();
    const beside = await open({ beside: house });
    const holding = house.screen().run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    const booking = beside.screen().run({ kind: 'bookLater', startMs: at('11:00'), endMs: at('11:30') });
    await house.clock.advance(5 * minute);
    const held = toldInTheEnd(house.views, await holding);
    const booked = toldInTheEnd(beside.views, await booking);
    expect([held?.kind, booked?.kind].sort()).toEqual(['done', 'refused']);
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('11:30') }]);
  });

  test('is nobody’s where policy says so', async () => {
    const policy: Partial<Policy> = {
      othersMeetings: { extend: 'nobody', end: 'anyone', startEarly: 'anyone', release: 'anyone', move: 'anyone' },
    };
    const house = await openWith({ policy });
    const meetingId = idOf(house, 'Planning');
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:30') })).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
  });
});

describe('E45 a hold is withdrawn when its meeting', () => {
  const moves = (times: { readonly start: string; readonly end: string }) => (house: House) => house.acts.move(uidOf(house), times);
  test.each<{ what: string; happens: (house: House) => void }>([
    { what: 'is moved', happens: moves({ start: '2026-11-18T14:00', end: '2026-11-18T15:00' }) },
    { what: 'is moved to another day', happens: moves({ start: '2026-11-20T10:00', end: '2026-11-20T11:00' }) },
    { what: 'is made shorter', happens: moves({ start: '2026-11-18T10:00', end: '2026-11-18T10:50' }) },
    { what: 'is cancelled', happens: (house) => house.acts.cancel(uidOf(house)) },
    { what: 'loses the room', happens: (house) => house.acts.uninvite(uidOf(house), AURORA) },
    { what: 'is declined in the room’s mailbox', happens: (house) => house.acts.declineFromRoom(AURORA, uidOf(house)) },
  ])('$what', async ({ happens }) => {
    const journal = createMemoryDocument();
    const house = await openHeld({ journal });
    await house.clock.advance(3 * minute);
    const shown = house.views.length;
    happens(house);
    house.tenant.settleAttendant();
    await house.clock.advance(2 * minute);
    expect(holdsIn(house)).toEqual([]);
    expect(await journalled(journal)).toEqual([]);
    expect(noticesIn(house.views.slice(shown))).toEqual([]);
    expect(house.views.slice(shown).filter(({ pending }) => pending !== null)).toEqual([]);
  });

  test('ends at the door', async () => {
    const house = await openHeld();
    await house.clock.advance(5 * minute);
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    await house.clock.advance(minute);
    expect(holdsIn(house)).toEqual([]);
    expect(house.view().status.kind).toBe('available');
  });

  test('is only renamed: then it stays', async () => {
    const house = await openHeld();
    house.acts.change(uidOf(house), { subject: 'Planning and budget' });
    house.tenant.settleAttendant();
    await house.clock.advance(10 * minute);
    expect(holdsIn(house)).toEqual([{ startMs: at('11:00'), endMs: at('11:30') }]);
  });

  test('is an occurrence that is cancelled, and not when another one is', async () => {
    const house = await open({ prepare: invited({ ...hour, daily: true }) });
    await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    house.acts.cancel(uidOf(house), '2026-11-19');
    house.tenant.settleAttendant();
    await house.clock.advance(5 * minute);
    expect(holdsIn(house)).toHaveLength(1);
    house.acts.cancel(uidOf(house), '2026-11-18');
    house.tenant.settleAttendant();
    await house.clock.advance(2 * minute);
    expect(holdsIn(house)).toEqual([]);
  });

  test('is cancelled: another door of the room does it as well, and twice is once', async () => {
    const house = await openHeld();
    const beside = await open({ beside: house });
    await house.clock.advance(3 * minute);
    house.acts.cancel(uidOf(house));
    house.tenant.settleAttendant();
    await house.clock.advance(3 * minute);
    expect(holdsIn(house)).toEqual([]);
    expect([house, beside].map((door) => door.view().status.kind)).toEqual(['available', 'available']);
  });

  test('E5 not for reads that lag behind the hold or its meeting', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 9_000, maxMs: 9_000 } });
    const result = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    await house.clock.advance(10 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done' });
    expect(holdsIn(house)).toHaveLength(1);
  });

  test('Q42 a hold that Graph refuses to remove is not tried again with every round', async () => {
    const house = await openHeld();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.delete' } });
    house.acts.cancel(uidOf(house));
    house.tenant.settleAttendant();
    await house.clock.advance(10 * minute);
    expect(house.tenant.requests.latest().filter(({ operation }) => operation === 'event.delete')).toHaveLength(1);
  });
});
