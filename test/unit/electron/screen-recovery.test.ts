import { expect, test } from 'vitest';
import { createScreenRecovery } from '../../../electron/screen-recovery.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

function createTrial({ load = async () => {} }: { load?: () => Promise<void> } = {}) {
  const clock = createDrivenClock(0);
  const stop = new AbortController();
  const trace: string[] = [];
  const recovery = createScreenRecovery({
    clock,
    random: () => 0.999_999,
    log: silentLog,
    signal: stop.signal,
    load() {
      trace.push(`load at ${clock.monotonicMs()}`);
      return load();
    },
    giveUp: (reason) => trace.push(`gave up: ${reason}`),
  });
  return { clock, stop, trace, recovery };
}

test('a lost page is loaded again after a wait that grows, and the sixth loss within ten minutes is handed on', async () => {
  const { clock, trace, recovery } = createTrial();
  for (let loss = 1; loss <= 6; loss += 1) {
    void recovery.failed('crashed');
    await clock.advance(20_000);
  }
  expect(trace).toEqual(['load at 500', 'load at 21000', 'load at 42000', 'load at 64000', 'load at 88000', 'gave up: crashed']);
});

test('losses far apart are answered for ever', async () => {
  const { clock, trace, recovery } = createTrial();
  for (let loss = 1; loss <= 20; loss += 1) {
    void recovery.failed('crashed');
    await clock.advance(11 * 60_000);
  }
  expect(trace).toHaveLength(20);
  expect(trace.join()).not.toContain('gave up');
});

test('a page that does not come up counts as lost again', async () => {
  const { clock, trace, recovery } = createTrial({ load: () => Promise.reject(new Error('ERR_FAILED')) });
  void recovery.failed('crashed');
  await clock.advance(60_000);
  expect(trace).toHaveLength(6);
  expect(trace.at(-1)).toBe('gave up: load failed: ERR_FAILED');
});

test('several signs of one loss count once', async () => {
  const { clock, trace, recovery } = createTrial();
  void recovery.failed('crashed');
  void recovery.failed('load failed');
  await clock.advance(1_000);
  expect(trace).toEqual(['load at 500']);
});

test('nothing is loaded any more once the kiosk stops', async () => {
  const { clock, stop, trace, recovery } = createTrial();
  void recovery.failed('crashed');
  stop.abort();
  await clock.advance(60_000);
  void recovery.failed('killed');
  await clock.advance(60_000);
  expect(trace).toEqual([]);
});
