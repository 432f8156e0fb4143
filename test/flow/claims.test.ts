import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { doorBookingsIn, journalled, lengthsIn, noticesIn, offerOf, settledIn, storedIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';
import { whenCreating } from '../support/when-creating.ts';

const second = 1_000;
const minute = 60_000;
const open = closedAfterEach({ now: '2026-11-18T10:00:05+01:00' });
const lostRace = { kind: 'refused', reason: 'lostRace' };
const lag = (house: House, minMs: number, maxMs: number): void =>
  void house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs, maxMs } });

/** Two doors of one room, each with its own disk. */
async function openTwo(): Promise<readonly [House, House]> {
  const one = await open();
  const other = await open({ beside: one });
  await other.until((view) => view.freshness.kind === 'live');
  return [one, other];
}

describe('D6 two doors of one room while reads lag', () => {
  test.each([0, 3, 7, 9, 12])('E27 the second taps %i seconds after the first: one has the room, the other is told', async (seconds) => {
    const [one, other] = await openTwo();
    lag(one, 0, 10_000);
    const [mine, theirs] = [offerOf(one.view(), 'book', 30).command, offerOf(other.view(), 'book', 60).command];
    const first = one.screen().run(mine);
    await one.clock.advance(seconds * second);
    const next = other.screen().run(theirs);
    await one.clock.advance(4 * minute);
    const told = [toldInTheEnd(one.views, await first), toldInTheEnd(other.views, await next)];
    expect(told.filter((result) => result?.kind === 'done')).toHaveLength(1);
    expect(told.every((result) => result?.kind === 'done' || result?.kind === 'refused')).toBe(true);
    expect(doorBookingsIn(one)).toHaveLength(1);
    expect(settledIn(one)[0]).toBeDefined();
  });

  test('E28 an extension goes back for a booking that another door makes in the time it adds, and both are told', async () => {
    const [one, other] = await openTwo();
    await one.run(offerOf(one.view(), 'book', 30).command);
    await one.clock.advance(20 * minute);
    await other.until((view) => view.status.kind === 'occupied');
    lag(one, 8_000, 8_000); // neither sees what the other is about to do
    const extending = one.screen().run(offerOf(one.view(), 'extend', 30).command);
    const booking = other.screen().run({ kind: 'bookLater', startMs: at('10:45'), endMs: at('11:15') });
    await one.clock.advance(4 * minute);
    expect(toldInTheEnd(one.views, await extending)).toEqual(lostRace);
    expect(toldInTheEnd(other.views, await booking)).toMatchObject({ kind: 'done' });
    expect(settledIn(one)).toEqual([
      { startMs: at('10:00'), endMs: at('10:30') },
      { startMs: at('10:45'), endMs: at('11:15') },
    ]);
    expect(lengthsIn(one)).toEqual([30, 30]);
  });

  test('E24 a booking is not said to be done before a read has shown it', async () => {
    const house = await open();
    lag(house, 9_000, 9_000);
    const asking = house.screen().run(offerOf(house.view(), 'book', 30).command);
    let answer: unknown = null;
    void asking.then((result) => {
      answer = result;
    });
    await house.clock.advance(8 * second);
    expect(answer).toBeNull();
    await house.clock.advance(5 * second);
    expect(answer).toMatchObject({ kind: 'done' });
  });

  test('E18 a door that cannot verify says so after 15 seconds, never that it is done, and tells when it knows', async () => {
    const house: House = await open({
      decorate: whenCreating(() => void house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: { operation: 'calendarView' } })),
    });
    const result = await house.run(offerOf(house.view(), 'book', 30).command);
    expect(result.kind).toBe('unconfirmed');
    const shown = house.views.length;
    await house.clock.advance(2 * minute);
    expect(house.views.slice(shown).every(({ pending }) => pending === null)).toBe(true); // the door goes on
    expect(toldInTheEnd(house.views, result)).toBeNull();
    expect(settledIn(house)).toEqual([undefined]);
    house.tenant.faults.clear();
    await house.clock.advance(5 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done' });
    expect(settledIn(house)[0]).toBeDefined();
  });
});

describe('E31 a meeting that Exchange accepts soon after a booking was settled', () => {
  const planning = { start: '2026-11-18T10:10', end: '2026-11-18T10:40', subject: 'Planning' };
  /** As a race that the attendant lost: it had decided before the booking was there. */
  const accept = (house: House): void => void house.acts.writeIntoRoom(AURORA, planning);

  test('within two minutes takes its place, and the person is told', async () => {
    const journal = createMemoryDocument();
    const house = await open({ journal });
    expect(await house.run(offerOf(house.view(), 'book', 60).command)).toMatchObject({ kind: 'done' });
    await house.clock.advance(80 * second);
    accept(house);
    await house.clock.advance(2 * minute);
    expect(noticesIn(house.views)).toMatchObject([{ commandKind: 'bookNow', result: lostRace }]);
    expect(storedIn(house)).toMatchObject([{ content: { subject: 'Planning' } }]);
    expect(await journalled(journal)).toEqual([]);
  });

  test('after a restart in between as well', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(10 * second);
    accept(house);
    await house.restart();
    await house.clock.advance(minute);
    expect(storedIn(house)).toMatchObject([{ content: { subject: 'Planning' } }]);
  });

  test('takes an extension back to what the booking had', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 30).command);
    await house.clock.advance(20 * minute);
    expect(await house.run(offerOf(house.view(), 'extend', 30).command)).toMatchObject({ kind: 'done' });
    await house.clock.advance(30 * second);
    house.acts.writeIntoRoom(AURORA, { ...planning, start: '2026-11-18T10:35' });
    await house.clock.advance(2 * minute);
    expect(noticesIn(house.views)).toMatchObject([{ commandKind: 'extend', result: lostRace }]);
    expect(lengthsIn(house)).toEqual([30]);
    expect(settledIn(house)).toEqual([{ startMs: at('10:00'), endMs: at('10:30') }]);
  });

  test('after more than two minutes is a conflict to show: what is settled stays', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(150 * second);
    accept(house);
    await house.clock.advance(5 * minute);
    expect(doorBookingsIn(house)).toHaveLength(1);
    expect(noticesIn(house.views)).toEqual([]);
    expect(house.view().days[0]?.meetings.every(({ isConflict }) => isConflict)).toBe(true);
  });

  test('is watched for without keeping the door from anything', async () => {
    const house = await open();
    await house.run(offerOf(house.view(), 'book', 15).command);
    expect(house.view().pending).toBeNull();
    expect(await house.run({ kind: 'bookLater', startMs: at('11:00'), endMs: at('11:30') })).toMatchObject({ kind: 'done' });
  });
});
