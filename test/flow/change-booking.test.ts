import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House, type HouseOptions } from '../support/house.ts';
import { doorBookingsIn, offerOf, offersOf, storedIn } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;

const open = closedAfterEach();

/** A door that booked half an hour at 10:00, some minutes later; with the id of its booking. */
async function openBooked(minutesLater: number, options: HouseOptions = {}): Promise<{ house: House; meetingId: string }> {
  const house = await open(options);
  const result = await house.run(offerOf(house.view(), 'book', 30).command);
  if (result.kind !== 'done' || result.done.kind !== 'booked') throw new Error(JSON.stringify(result));
  await house.clock.advance(minutesLater * minute);
  return { house, meetingId: result.done.meetingId };
}

const foreign = { start: '2026-11-18T10:40', end: '2026-11-18T11:00', subject: 'Planning' };
const inTheRoom = (means: 'change' | 'remove') => ({ means, calendars: ['room'], told: 'nobody', organizerMust: 'nothing' });
const endsIn = (house: House): readonly number[] => doorBookingsIn(house).map(({ content }) => content.endMs);

describe('extend', () => {
  test.each([
    { minutes: 15, end: '10:45' },
    { minutes: 30, end: '11:00' },
  ])('by $minutes minutes does what the button promised, and the glass shows it at once', async ({ minutes, end }) => {
    const { house, meetingId } = await openBooked(26);
    const offer = offerOf(house.view(), 'extend', minutes);
    expect(offer.end).toBe(end);
    expect(await house.run(offer.command)).toEqual({
      kind: 'done',
      done: { kind: 'extended', meetingId, endMs: at(end), end, consequence: inTheRoom('change') },
    });
    expect(endsIn(house)).toEqual([at(end)]);
    expect(house.view().status).toMatchObject({ kind: 'occupied', until: { text: end } });
  });

  test('twice adds up', async () => {
    const { house } = await openBooked(20);
    await house.run(offerOf(house.view(), 'extend', 15).command);
    await house.run(offerOf(house.view(), 'extend', 15).command);
    expect(endsIn(house)).toEqual([at('11:00')]);
  });

  test('the same tap twice, the second after the first is done, extends once', async () => {
    const { house } = await openBooked(20);
    const { command } = offerOf(house.view(), 'extend', 15);
    await house.run(command);
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(endsIn(house)).toEqual([at('10:45')]);
  });

  test('is offered up to the next meeting and no further', async () => {
    const { house } = await openBooked(20, { prepare: ({ acts }) => acts.writeIntoRoom(AURORA, foreign) });
    expect(offersOf(house.view(), 'extend')).toMatchObject([{ minutes: 10, end: '10:40', isUntilNext: true }]);
    const command = { ...offerOf(house.view(), 'extend', 10).command, endMs: at('10:45') };
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'roomTaken' });
    expect(await house.run(offerOf(house.view(), 'extend', 10).command)).toMatchObject({ kind: 'done' });
    expect(endsIn(house)).toEqual([at('10:40')]);
  });

  test('E16 a meeting written after the last round refuses it, and nothing is changed', async () => {
    const { house } = await openBooked(20);
    const { command } = offerOf(house.view(), 'extend', 15);
    house.acts.writeIntoRoom(AURORA, foreign);
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'roomTaken' });
    expect(endsIn(house)).toEqual([at('10:30')]);
  });

  test('a booking whose end was moved in Outlook meanwhile is not extended', async () => {
    const { house } = await openBooked(20);
    const { command } = offerOf(house.view(), 'extend', 15);
    const [booking] = storedIn(house);
    house.acts.move(booking?.iCalUId ?? '', { start: '2026-11-18T10:00', end: '2026-11-18T10:50' });
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(endsIn(house)).toEqual([at('10:50')]);
  });

  test('policy, closing time and the longest booking bound it', async () => {
    const hours = { days: [3], opens: '08:00', closes: '10:50' };
    const { house, meetingId } = await openBooked(20, { policy: { hours, longestBookingMinutes: 35 } });
    expect(offersOf(house.view(), 'extend')).toMatchObject([{ minutes: 15 }, { minutes: 20, isUntilNext: true }]);
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('10:51') })).toEqual({ kind: 'refused', reason: 'outsideHours' });
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:00') })).toEqual({ kind: 'refused', reason: 'tooLong' });
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('10:20') })).toEqual({ kind: 'refused', reason: 'endInPast' });

    const strict = await open({ beside: house, policy: { allowExtending: false, allowEnding: false } });
    expect(strict.view().offers).toEqual([]);
    expect(await strict.run({ kind: 'extend', meetingId, endMs: at('10:45') })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    expect(await strict.run({ kind: 'end', meetingId })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    expect(endsIn(house)).toEqual([at('10:30')]);
  });
});

describe('end', () => {
  test('cuts the booking at the whole minute and frees the room on the glass at once', async () => {
    const { house, meetingId } = await openBooked(10);
    const [end] = offersOf(house.view(), 'end');
    const ending = house.screen().run(end?.command);
    const withTheAnswer = ending.then(() => house.view().status.kind);
    await house.clock.advance(1_000);
    expect(await ending).toEqual({ kind: 'done', done: { kind: 'ended', meetingId, consequence: inTheRoom('change') } });
    expect(await withTheAnswer).toBe('available');
    expect(endsIn(house)).toEqual([at('10:10')]);
    expect(await house.run(offerOf(house.view(), 'book', 30).command)).toMatchObject({ kind: 'done' });
  });

  test('within the first minute removes it, instead of leaving a stub', async () => {
    const { house, meetingId } = await openBooked(0.5);
    expect(await house.run({ kind: 'end', meetingId })).toMatchObject({ kind: 'done', done: { kind: 'ended' } });
    expect(storedIn(house)).toEqual([]);
    expect(house.view().status.kind).toBe('available');
  });

  test('of what is over, ended before, or deleted meanwhile says so', async () => {
    const { house, meetingId } = await openBooked(40);
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'refused', reason: 'meetingOver' });
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:00') })).toEqual({ kind: 'refused', reason: 'meetingOver' });
    house.acts.cancel(storedIn(house)[0]?.iCalUId ?? '');
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'refused', reason: 'meetingGone' });
  });

  test('a booking deleted in Outlook while its button is on the glass', async () => {
    const { house, meetingId } = await openBooked(10);
    house.acts.cancel(storedIn(house)[0]?.iCalUId ?? '');
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(house.view().status.kind).toBe('available');
  });

  test('E18 the room does not turn occupied again while reads lag behind the ending', async () => {
    const { house, meetingId } = await openBooked(10);
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 9_000, maxMs: 9_000 } });
    expect(await house.run({ kind: 'end', meetingId })).toMatchObject({ kind: 'done' });
    const shown = house.views.length - 1; // the view that came with the answer too
    await house.clock.advance(3 * minute);
    expect(new Set(house.views.slice(shown).map(({ status }) => status.kind))).toEqual(new Set(['available']));
  });
});

describe("somebody else's meeting", () => {
  test.each([
    { what: 'an invitation', make: (house: House) => house.acts.create({ organizer: 'ada@contoso.com', rooms: [AURORA], ...now }) },
    { what: 'an event that another program wrote', make: (house: House) => house.acts.writeIntoRoom(AURORA, now) },
  ])('D7 $what is neither extended nor ended at a door whose policy leaves that to nobody', async ({ make }) => {
    const othersMeetings = { ...defaultPolicy.othersMeetings, extend: 'nobody', end: 'nobody' } as const;
    const house = await open({ policy: { othersMeetings } });
    const uid = make(house);
    house.tenant.settleAttendant();
    const view = await house.until(({ status }) => status.kind === 'occupied');
    expect(view.offers).toEqual([]);
    const meetingId = view.days[0]?.meetings[0]?.id ?? '';
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
    expect(await house.run({ kind: 'extend', meetingId, endMs: at('11:30') })).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
    expect(storedIn(house)).toMatchObject([{ iCalUId: uid, content: { endMs: at('11:00') } }]);
  });
});

const now = { start: '2026-11-18T10:00', end: '2026-11-18T11:00', subject: 'Planning' };
