import { expect, test } from 'vitest';
import type { CalendarEvent, Meeting } from '../../../../shared/domain/meeting.ts';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import type { Watch } from '../../../../shared/engine/journal/watch.ts';
import { judgeWatch, type WatchVerdict } from '../../../../shared/engine/journal/watch-verdict.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';
import { elevenMs, runStart, tenMs } from './build-entry.ts';

const at = (time: string) => `2026-03-02T${time}:00Z`;
const own = buildMeeting(at('10:00'), at('11:00'), { ...doorMade, id: 'm' });
const comer = (from: string, to: string, changes: Partial<CalendarEvent> = {}): Meeting =>
  buildMeeting(at(from), at(to), { id: 'f', createdMs: tenMs + 60_000, ...changes });
const watch: Watch = {
  ...{ commandId: 'c1', commandKind: 'bookNow', eventId: 'm', startMs: tenMs, endMs: elevenMs },
  ...{ since: runStart(tenMs), isByStamps: false, stampMs: tenMs, restore: null, consequence: null },
};
const extended: Watch = { ...watch, restore: { startMs: tenMs, endMs: tenMs + 1_800_000 } };
const earlier: Watch = { ...watch, isByStamps: true };

interface Case {
  readonly watch?: Watch;
  readonly read: readonly Meeting[];
  readonly afterMs: number;
  readonly kind: WatchVerdict['kind'];
  readonly because: string;
}

test.each<Case>([
  { read: [own, comer('10:30', '11:30')], afterMs: 60_000, kind: 'evict', because: 'an accepted meeting came within two minutes' },
  { read: [own, comer('10:30', '11:30', { createdMs: 0 })], afterMs: 60_000, kind: 'evict', because: 'one moved here counts as well' },
  { read: [own, comer('10:30', '11:30')], afterMs: 130_000, kind: 'evict', because: 'reads lag ten seconds' },
  { read: [own], afterMs: 60_000, kind: 'goOn', because: 'two minutes are not over' },
  { read: [own], afterMs: 130_000, kind: 'over', because: 'nothing came' },
  { read: [], afterMs: 1_000, kind: 'over', because: 'ours is gone' },
  { read: [{ ...own, isCancelled: true }], afterMs: 1_000, kind: 'over', because: 'ours was cancelled' },
  { read: [own, comer('11:00', '12:00')], afterMs: 130_000, kind: 'over', because: 'it only touches' },
  { read: [own, comer('10:00', '11:00', { showAs: 'free' })], afterMs: 130_000, kind: 'over', because: 'it takes no room' },
  { read: [own, comer('10:00', '11:00', doorMade)], afterMs: 60_000, kind: 'goOn', because: 'a settled booking never yields to a door' },
  {
    read: [own, comer('10:30', '11:30', { createdMs: tenMs + 120_001 })],
    afterMs: 131_000,
    kind: 'over',
    because: 'what came later is a conflict to show',
  },
  {
    read: [own, comer('10:30', '11:30', { createdMs: tenMs + 120_000 })],
    afterMs: 300_000,
    kind: 'evict',
    because: 'the door was away, and Exchange’s stamp says that it came in time',
  },
  {
    read: [own, comer('10:30', '11:30', { responseStatus: 'notResponded' })],
    afterMs: 60_000,
    kind: 'goOn',
    because: 'the attendant may decline it',
  },
  {
    read: [own, comer('10:30', '11:30', { responseStatus: 'notResponded' })],
    afterMs: 200_000,
    kind: 'goOn',
    because: 'it came in time and is not decided',
  },
  {
    read: [own, comer('10:30', '11:30', { responseStatus: 'notResponded' })],
    afterMs: 600_000,
    kind: 'over',
    because: 'nobody decides it',
  },
  {
    watch: extended,
    read: [own, comer('10:00', '10:30')],
    afterMs: 60_000,
    kind: 'goOn',
    because: 'what it had before is not in question',
  },
  { watch: extended, read: [own, comer('10:30', '11:30')], afterMs: 60_000, kind: 'evict', because: 'the added time is' },
  {
    watch: earlier,
    read: [own, comer('10:30', '11:30', { createdMs: tenMs + 120_001 })],
    afterMs: 1_000,
    kind: 'goOn',
    because: 'after a restart only the stamps count',
  },
  {
    watch: earlier,
    read: [own, comer('10:30', '11:30')],
    afterMs: 1_000,
    kind: 'evict',
    because: 'after a restart the stamps do count',
  },
  {
    watch: { ...earlier, stampMs: null },
    read: [own, comer('10:30', '11:30')],
    afterMs: 1_000,
    kind: 'goOn',
    because: 'without a stamp nothing is known',
  },
  {
    watch: earlier,
    read: [own, comer('10:30', '11:30', { createdMs: tenMs - 60_000 })],
    afterMs: 1_000,
    kind: 'goOn',
    because: 'one of long before ours was moved here, nobody knows when',
  },
])('E31 $kind: $because', async ({ watch: watched = watch, read, afterMs, kind }) => {
  const clock = createDrivenClock(tenMs, { pump: 1 });
  await clock.advance(afterMs);
  expect(judgeWatch(watched, read, createStopwatch(clock, 'this run')).kind).toBe(kind);
});
