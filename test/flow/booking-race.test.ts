import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenDoorDeps } from '../../shared/engine/open-door.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import { inThisMode } from '../support/access-mode.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { doorBookingsIn, journalled, offerOf, storedIn, toldInTheEnd, toldLast } from '../support/room-ledger.ts';

const minute = 60_000;

const open = closedAfterEach({ now: '2026-11-18T10:00:05+01:00' });

/** Does something in Outlook just before the door's next request that fits. */
function justBefore(fits: (method: string, path: string, body: string) => boolean, act: () => void): (deps: OpenDoorDeps) => OpenDoorDeps {
  let isDone = false;
  return (deps) => ({
    ...deps,
    fetch: (input, init) => {
      if (!isDone && fits(init?.method ?? 'GET', new URL(String(input)).pathname, String(init?.body))) {
        isDone = true;
        act();
      }
      return deps.fetch(input, init);
    },
  });
}

const planning = { start: '2026-11-18T10:10', end: '2026-11-18T10:40', subject: 'Planning' };

describe('E19 a meeting that arrives between the check and the read-back', () => {
  test('written straight into the room: the booking is withdrawn, and the person told', async () => {
    const journal = createMemoryDocument();
    const house: House = await open({
      journal,
      decorate: justBefore(
        (method, path) => method === 'POST' && path.endsWith('/events'),
        () => house.acts.writeIntoRoom(AURORA, planning),
      ),
    });
    expect(await house.run(offerOf(house.view(), 'book', 60).command)).toEqual({ kind: 'refused', reason: 'lostRace' });
    expect(storedIn(house)).toMatchObject([{ content: { subject: 'Planning' } }]);
    expect(await journalled(journal)).toEqual([]);
    expect(house.view().days[0]?.meetings.map(({ title }) => title)).toEqual(['Planning']);
    await house.clock.advance(3 * minute);
    expect(storedIn(house)).toHaveLength(1);
  });

  test('into the time an extension adds: the booking goes back to its old end', async () => {
    const house: House = await open({
      decorate: justBefore(
        (method, _path, body) => method === 'PATCH' && body.startsWith('{"end"'),
        () => house.acts.writeIntoRoom(AURORA, { ...planning, start: '2026-11-18T10:32' }),
      ),
    });
    await house.run(offerOf(house.view(), 'book', 30).command);
    await house.clock.advance(20 * minute);
    const before = doorBookingsIn(house)[0]?.content.endMs;
    expect(await house.run(offerOf(house.view(), 'extend', 15).command)).toEqual({ kind: 'refused', reason: 'lostRace' });
    expect(doorBookingsIn(house)[0]?.content.endMs).toBe(before);
    await house.clock.advance(10_000);
    expect(house.view().days[0]?.meetings.some(({ isConflict }) => isConflict)).toBe(false);
  });

  test.each([
    { settles: 'the attendant declines it, for the booking is there', before: false, kept: true },
    { settles: 'the attendant has accepted it already', before: true, kept: false },
  ])('[4.2] an invitation: $settles', async ({ before, kept }) => {
    const invitation = { organizer: 'ada@contoso.com', rooms: [AURORA], ...planning };
    const house: House = await open({
      decorate: justBefore(
        (method, path) => method === 'POST' && path.endsWith('/events'),
        () => {
          house.acts.create(invitation);
          if (before) house.tenant.settleAttendant();
          else house.tenant.attendant.step(); // in the calendar, tentatively
        },
      ),
    });
    house.tenant.attendantSettings.change({ mode: 'auto', minMs: 3_000, maxMs: 3_000 });
    const asked = await house.run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(2 * minute);
    const told = toldInTheEnd(house.views, asked);
    expect(told).toMatchObject(kept ? { kind: 'done' } : { kind: 'refused', reason: 'lostRace' });
    expect(doorBookingsIn(house)).toHaveLength(kept ? 1 : 0);
    expect(storedIn(house)).toHaveLength(1); // a declined invitation leaves the room's calendar
  });

  test('[4.2] an invitation that nobody decides is yielded to after half a minute', async () => {
    const house: House = await open({
      decorate: justBefore(
        (method, path) => method === 'POST' && path.endsWith('/events'),
        () => {
          house.tenant.attendantSettings.change({ mode: 'manual', minMs: 0, maxMs: 0 });
          house.acts.create({ organizer: 'ada@contoso.com', rooms: [AURORA], ...planning });
          house.tenant.attendant.step();
        },
      ),
    });
    const asked = await house.run(offerOf(house.view(), 'book', 60).command);
    expect(asked.kind).toBe('unconfirmed');
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, asked)).toEqual({ kind: 'refused', reason: 'lostRace' });
    expect(doorBookingsIn(house)).toEqual([]);
  });
});

describe('D6 two doors of one room tapped at once', () => {
  /** Every request of a door takes one of these, in turn; half of it passes before it arrives. */
  const pace = (delays: readonly number[]) => {
    let turn = 0;
    let isOn = false;
    const decorate = (deps: OpenDoorDeps): OpenDoorDeps => ({
      ...deps,
      async fetch(input, init) {
        const delayMs = isOn ? (delays[turn++ % delays.length] ?? 0) : 0;
        if (delayMs > 0) await deps.clock.sleep(delayMs);
        return deps.fetch(input, init);
      },
    });
    const start = (): void => {
      isOn = true;
    };
    return { decorate, start };
  };

  const delay = fc.integer({ min: 1, max: 400 });
  const delays = fc.array(delay, { minLength: 4, maxLength: 8 });
  const scenes = fc.record({
    one: delays,
    other: delays,
    gapMs: fc.integer({ min: 0, max: 600 }),
    minutes: fc.constantFrom([15, 60], [60, 60], [30, 15]),
    foreignAtMs: fc.option(fc.integer({ min: 0, max: 800 }), { nil: null, freq: 3 }),
  });

  const outcomes = new Set<string>();

  test('keep exactly one booking, or none where somebody else came first; the loser is told; nothing is left over', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ({ one, other, gapMs, minutes, foreignAtMs }) => {
        const [paceOne, paceOther] = [pace(one), pace(other)];
        const journals = [createMemoryDocument(), createMemoryDocument()] as const;
        const house = await openHouse({ decorate: paceOne.decorate, journal: journals[0], now: '2026-11-18T10:00:05+01:00' });
        const second = await openHouse({ decorate: paceOther.decorate, journal: journals[1], beside: house });
        await second.until((view) => view.freshness.kind === 'live');
        const commands = [offerOf(house.view(), 'book', minutes[0]!).command, offerOf(second.view(), 'book', minutes[1]!).command];
        paceOne.start();
        paceOther.start();
        if (foreignAtMs !== null) {
          void house.clock.sleep(foreignAtMs).then(() => house.acts.writeIntoRoom(AURORA, { ...planning, start: '2026-11-18T10:05' }));
        }
        const first = house.screen().run(commands[0]);
        await house.clock.advance(gapMs);
        const answers = Promise.all([first, second.screen().run(commands[1])]);
        await house.clock.advance(5 * minute);
        const [a, b] = await answers;
        // A meeting that comes right after a booking was settled takes its place, and the person is told by a notice (E31).
        const told: readonly (CommandResult | null)[] = [toldLast(house.views, a), toldLast(second.views, b)];

        for (const result of told) outcomes.add(result?.kind === 'refused' ? result.reason : `${result?.kind}`);
        const winners = told.filter((result) => result?.kind === 'done').length;
        expect(told.every((result) => result?.kind === 'done' || result?.kind === 'refused')).toBe(true);
        expect(doorBookingsIn(house)).toHaveLength(winners);
        if (foreignAtMs === null) expect(winners).toBe(1);
        else expect(winners).toBeLessThanOrEqual(1);
        for (const journal of journals) expect(await journalled(journal)).toEqual([]);
        await Promise.all([house.close(), second.close()]);
      }),
      { numRuns: inThisMode('histories', 150) },
    );
    expect(outcomes).toEqual(new Set(['done', 'lostRace', 'roomTaken'])); // they did meet, early and late
  }, 60_000);
});
