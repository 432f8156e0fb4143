import { expect, test } from 'vitest';
import type { DoorStanding } from '../../../../shared/engine/line/coordinator-line.ts';
import { followEnrolling } from '../../../../shared/engine/supervisor/enrolling-progress.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

const startMs = Date.parse('2026-11-18T10:00:20Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const code: DoorStanding = { kind: 'enrolling', code: '7KQM4XRD', expiresInMs: 10 * MINUTE_MS, confirmAddress: null };

function follow() {
  const clock = createDrivenClock(startMs);
  let tell: (standing: DoorStanding) => void = () => {};
  let changes = 0;
  const progress = followEnrolling({
    clock,
    onChange: () => {
      changes += 1;
    },
    line: {
      watchStanding(listener) {
        tell = listener;
        listener({ kind: 'unreachable' });
        return () => {};
      },
    },
  });
  return { clock, progress, say: (standing: DoorStanding) => tell(standing), changes: () => changes };
}

test('a line that is not up yet is waited for before anything is said of it', async () => {
  const { clock, progress } = follow();
  expect(progress.current()).toEqual({ situation: { kind: 'connecting' }, nextChangeMs: startMs + 15_000 });
  await clock.advance(15_000);
  expect(progress.current().situation).toEqual({ kind: 'unreachable', sinceMs: startMs - 20_000 });
});

test('a code is shown until it runs out, and by no more than the minute', async () => {
  const { clock, progress, say, changes } = follow();
  say(code);
  expect(changes()).toBe(1);
  const expiresMs = startMs + 10 * MINUTE_MS - 20_000;
  expect(progress.current()).toMatchObject({ situation: { code: '7KQM4XRD', expiresMs }, nextChangeMs: startMs + 10 * MINUTE_MS });
  await clock.advance(10 * MINUTE_MS);
  expect(progress.current().situation).toEqual({ kind: 'connecting' });
});

test('a code that is said to hold beyond all time is shown for a day', () => {
  const { progress, say } = follow();
  say({ ...code, expiresInMs: Number.MAX_SAFE_INTEGER });
  expect(progress.current().situation).toMatchObject({ kind: 'code', expiresMs: startMs + DAY_MS - 20_000 });
});

test('D13 a clock that is set right while the code is on the glass neither ends the code nor leaves it a wrong time', async () => {
  const { clock, progress, say } = follow();
  say(code);
  clock.jumpWall(365 * DAY_MS);
  const expiresMs = startMs + 365 * DAY_MS + 10 * MINUTE_MS - 20_000;
  expect(progress.current().situation).toMatchObject({ kind: 'code', expiresMs });
});

test('a coordinator that goes away takes its code with it, and its silence is counted from then', async () => {
  const { clock, progress, say } = follow();
  say(code);
  await clock.advance(3 * MINUTE_MS);
  say({ kind: 'unreachable' });
  await clock.advance(5 * MINUTE_MS);
  say({ kind: 'unreachable' });
  expect(progress.current().situation).toEqual({ kind: 'unreachable', sinceMs: startMs + 3 * MINUTE_MS - 20_000 });
});

test('a refusal stands as it was said', () => {
  const { progress, say } = follow();
  say({ kind: 'refused', reason: 'revoked' });
  expect(progress.current().situation).toEqual({ kind: 'refused', reason: 'revoked' });
});
