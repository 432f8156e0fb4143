import { expect, test } from 'vitest';
import { missingEvidence } from '../../../../shared/domain/release-evidence.ts';
import { createReleaseWatch } from '../../../../shared/engine/check-in/release-watch.ts';
import { buildMeeting } from '../../domain/build-meeting.ts';

const minute = 60_000;
const startMs = Date.parse('2026-06-10T10:00:00Z');
const meeting = buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T11:00:00Z', { id: 'm1', iCalUId: 'u1' });
const open = { meeting, opensMs: startMs - 10 * minute, closesMs: startMs + 10 * minute };
const policy = { stalenessBoundMinutes: 5 };
const rest = {
  isCheckedIn: false,
  lastRead: { kind: 'there', startMs, endMs: startMs + 60 * minute, isCheckedIn: false, ageMs: 0 },
} as const;

type Watch = ReturnType<typeof createReleaseWatch>;
type Doing = (watch: Watch, clock: { ms: number }) => 'blind' | 'unsound' | 'seeing';

/** A door that looks every ten seconds from five minutes before the window on, paints and reads, unless `at` does something else at that second. */
function watchThrough(at: Readonly<Record<number, Doing>>) {
  const clock = { ms: 0 };
  const watch = createReleaseWatch({ monotonicMs: () => clock.ms });
  const trueMs = (): number => open.opensMs - 5 * minute + clock.ms;
  while (trueMs() < open.closesMs + 20_000) {
    const what = at[clock.ms / 1_000]?.(watch, clock);
    const isOpen = trueMs() >= open.opensMs && trueMs() < open.closesMs;
    watch.look(what === 'blind' || what === 'unsound' ? null : { nowMs: trueMs(), open: isOpen ? open : null }, what !== 'unsound');
    if (clock.ms % 30_000 === 0) {
      watch.painted('m1');
      watch.read();
    }
    clock.ms += 10_000;
  }
  const closed = watch.closed(trueMs(), 20_000);
  return closed && missingEvidence({ ...closed.evidence, ...rest }, policy);
}

const seeing =
  (act: (watch: Watch) => void): Doing =>
  (watch) => {
    act(watch);
    return 'seeing';
  };

test('E52 a door that watched all of it has all the evidence', () => {
  expect(watchThrough({})).toEqual([]);
});

test.each<{ readonly what: string; readonly at: Readonly<Record<number, Doing>>; readonly missing: readonly string[] }>([
  { what: 'a wake-up', at: { 400: seeing((watch) => watch.slept()) }, missing: ['hasSlept'] },
  { what: 'an unsound clock', at: { 400: () => 'unsound' as const }, missing: ['wasClockSound'] },
  {
    what: 'somebody who tried',
    at: { 400: seeing((watch) => watch.attempted('m1')) },
    missing: ['attempts'],
  },
  {
    what: 'a door that was blind when it opened',
    at: Object.fromEntries([250, 260, 270, 280, 290, 300].map((second) => [second, () => 'blind' as const])),
    missing: ['openedInSight'],
  },
])('E52 $what is taken down', ({ at, missing }) => {
  expect(watchThrough(at)).toEqual(missing);
});

test('E52 a program that stood still is noticed, and so is what it could not see', () => {
  const still: Readonly<Record<number, Doing>> = {
    400: (_watch, clock) => {
      clock.ms += 60_000;
      return 'seeing';
    },
  };
  expect(watchThrough(still)).toEqual(['paintedAtMs', 'longestLookGapMs']);
});

test('E52 a window that was open at the first look was not seen to open', () => {
  const watch = createReleaseWatch({ monotonicMs: () => 0 });
  watch.look({ nowMs: open.opensMs + minute, open }, true);
  const closed = watch.closed(open.closesMs, 0);
  expect(closed?.evidence).toMatchObject({ openedInSight: false, upBeforeMs: 0, paintedAtMs: [], readAtMs: [] });
});

test('a window is there until it is dropped, and two of them one after the other', () => {
  const watch = createReleaseWatch({ monotonicMs: () => 0 });
  const second = { ...open, meeting: { ...meeting, id: 'm2' }, closesMs: open.closesMs + minute };
  watch.look({ nowMs: open.opensMs, open }, true);
  watch.look({ nowMs: open.closesMs, open: second }, true);
  expect(watch.nextCloseMs()).toBe(open.closesMs);
  expect(watch.closed(open.closesMs + minute, minute)?.meeting.id).toBe('m1');
  watch.drop('m1');
  expect(watch.closed(open.closesMs + minute, minute)).toBeNull();
  expect(watch.closed(second.closesMs, 0)?.meeting.id).toBe('m2');
});
