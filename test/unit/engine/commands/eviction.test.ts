import { expect, test } from 'vitest';
import type { Consequence } from '../../../../shared/domain/consequence.ts';
import { evictionsOf } from '../../../../shared/engine/commands/eviction.ts';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import type { Watch } from '../../../../shared/engine/journal/watch.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';
import { runStart, tenMs } from '../journal/build-entry.ts';

const minuteMs = 60_000;
const after = (minutes: number): number => tenMs + minutes * minuteMs;
const consequence: Consequence = { means: 'change', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
const common = { eventId: 'm', since: runStart(tenMs), isByStamps: false, stampMs: tenMs } as const;

/** A booking from 10:00 to 10:15, extended twice by a quarter, then begun a quarter early. */
const booking: Watch = {
  ...{ ...common, commandId: 'b', commandKind: 'bookNow', startMs: tenMs, endMs: after(15) },
  ...{ restore: null, consequence: null },
};
const grown = (commandId: string, from: [number, number], to: [number, number]): Watch => ({
  ...{ ...common, commandId, commandKind: 'extend', startMs: after(to[0]), endMs: after(to[1]) },
  ...{ restore: { startMs: after(from[0]), endMs: after(from[1]) }, consequence },
});
const first = grown('x1', [0, 15], [0, 30]);
const second = grown('x2', [0, 30], [0, 45]);
const early = grown('s', [0, 45], [-15, 45]);
const own = buildMeeting(new Date(after(-15)).toISOString(), new Date(after(45)).toISOString(), { ...doorMade, id: 'm' });

interface Case {
  readonly evicted: Watch;
  readonly told: readonly string[];
  /** Minutes from ten o'clock; null where the event is removed. */
  readonly left: readonly [number, number] | null;
  readonly because: string;
}

test.each<Case>([
  { evicted: second, told: ['x2'], left: [-15, 30], because: 'what was added before it stays' },
  { evicted: first, told: ['x1', 'x2'], left: [-15, 15], because: 'what was added after it goes too, and its person is told' },
  { evicted: early, told: ['s'], left: [0, 45], because: 'the other end is not in question' },
  { evicted: booking, told: ['b', 'x1', 'x2', 's'], left: null, because: 'without the booking there is nothing to be more of' },
])('E31 $evicted.commandId goes, and $told hear of it: $because', ({ evicted, told, left }) => {
  const deps = { nowMs: () => tenMs, stopwatch: createStopwatch(createDrivenClock(tenMs), 'this run') };
  const entries = evictionsOf(evicted, own, [booking, first, second, early], deps);
  expect(entries.map(({ commandId }) => commandId)).toEqual(told);
  const [entry] = entries;
  if (left === null) return expect(entry).toMatchObject({ kind: 'book', stage: 'withdraw', withdrawal: 'evicted' });
  const times = { fromStartMs: after(left[0]), fromEndMs: after(left[1]), startMs: own.startMs, endMs: own.endMs };
  for (const each of entries) expect(each).toMatchObject({ kind: 'change', stage: 'revert', withdrawal: 'evicted', ...times });
});

test('E31 watches of other bookings are left alone', () => {
  const deps = { nowMs: () => tenMs, stopwatch: createStopwatch(createDrivenClock(tenMs), 'this run') };
  const other = { ...second, eventId: 'another', commandId: 'y' };
  expect(evictionsOf(booking, own, [booking, other], deps).map(({ commandId }) => commandId)).toEqual(['b']);
});
