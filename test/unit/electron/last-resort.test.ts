import { expect, test } from 'vitest';
import { createLastResort } from '../../../electron/last-resort.ts';
import { silentLog } from '../../../shared/runtime/log.ts';

/** Each failure is a life of its own: only the instants are kept from one to the next. */
function failAt(instantsMs: readonly number[]): readonly string[] {
  let kept: readonly number[] = [];
  const trace: string[] = [];
  for (const nowMs of instantsMs) {
    const lastResort = createLastResort({
      log: silentLog,
      nowMs: () => nowMs,
      relaunches: { load: () => kept, save: (next) => (kept = next) },
      relaunch: () => trace.push('relaunch'),
      exit: (code) => trace.push(`exit ${code}`),
    });
    lastResort('uncaughtException', new Error('a bug'));
  }
  return trace;
}

const minute = 60_000;

test('a failure nobody caught starts the kiosk anew', () => {
  expect(failAt([0])).toEqual(['relaunch', 'exit 1']);
});

test('the sixth within an hour ends it', () => {
  const trace = failAt([0, 1, 2, 3, 4, 5].map((count) => count * minute));
  expect(trace.filter((step) => step === 'relaunch')).toHaveLength(5);
  expect(trace.slice(-2)).toEqual(['exit 1', 'exit 1']);
});

test('failures far apart are answered for ever', () => {
  const trace = failAt(Array.from({ length: 30 }, (_, count) => count * 13 * minute));
  expect(trace.filter((step) => step === 'relaunch')).toHaveLength(30);
});

test('a clock set back in between does not make it endless', () => {
  const trace = failAt(Array.from({ length: 10 }, (_, count) => (10 - count) * minute));
  expect(trace.filter((step) => step === 'relaunch')).toHaveLength(5);
});
