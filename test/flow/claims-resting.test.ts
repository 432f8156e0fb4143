import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House } from '../support/house.ts';
import { doorBookingsIn, noticesIn, offerOf, storedIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';
import { whenCreating } from '../support/when-creating.ts';

const minute = 60_000;
const open = closedAfterEach({ now: '2026-11-18T10:00:05+01:00' });

describe('E32 a command that has to rest', () => {
  /** A booking that lost its race and may not be removed. */
  async function openResting(): Promise<House> {
    const house: House = await open({
      decorate: whenCreating(
        () => void house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:05', end: '2026-11-18T10:30', subject: 'Planning' }),
      ),
    });
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.delete' } });
    expect((await house.run(offerOf(house.view(), 'book', 15).command)).kind).toBe('unconfirmed');
    return house;
  }

  test('keeps the door from its own time, and from nothing else', async () => {
    const house = await openResting();
    const shown = house.views.length;
    await house.clock.advance(minute);
    expect(house.views.slice(shown).every(({ pending }) => pending === null)).toBe(true);
    expect(await house.run({ kind: 'bookLater', startMs: at('12:00'), endMs: at('12:30') })).toMatchObject({ kind: 'done' });
    expect(await house.run({ kind: 'bookLater', startMs: at('10:00'), endMs: at('10:15') })).toMatchObject({ kind: 'refused' });
  });

  test('is carried to its end once it may be, and told', async () => {
    const house = await openResting();
    house.tenant.faults.clear();
    await house.clock.advance(40 * minute);
    expect(noticesIn(house.views)).toMatchObject([{ result: { kind: 'refused', reason: 'lostRace' } }]);
    expect(doorBookingsIn(house)).toEqual([]);
  });
});

test('E33 a booking that is deleted in Outlook while its answer is awaited does not come back', async () => {
  const house = await open();
  house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation: 'event.create' } });
  const asking = house.screen().run(offerOf(house.view(), 'book', 30).command);
  await house.clock.advance(1_000);
  expect(doorBookingsIn(house)).toHaveLength(1);
  await house.clock.advance(minute);
  house.tenant.faults.clear();
  for (const { iCalUId } of doorBookingsIn(house)) house.acts.cancel(iCalUId);
  await house.clock.advance(10 * minute);
  expect(storedIn(house)).toEqual([]);
  expect(toldInTheEnd(house.views, await asking)).not.toBeNull();
});

test('E20 a stray that is removed is nobody’s command under way', async () => {
  const house = await open();
  house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: 7 * minute }, match: { operation: 'event.create' } });
  await house.run(offerOf(house.view(), 'book', 60).command);
  await house.clock.advance(5.5 * minute);
  house.tenant.faults.clear();
  const shown = house.views.length;
  await house.clock.advance(6 * minute);
  expect(storedIn(house)).toEqual([]);
  expect(house.views.slice(shown).every(({ pending }) => pending === null)).toBe(true);
});
