import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type ScreenWatchDeps, watchScreen } from '../../../electron/screen-watch.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

function createTrial() {
  const clock = createDrivenClock(0);
  const stop = new AbortController();
  const trace: string[] = [];
  const contents = Object.assign(new EventEmitter(), { forcefullyCrashRenderer: () => void trace.push('ended by force') });
  watchScreen({
    contents: contents as unknown as ScreenWatchDeps['contents'],
    clock,
    signal: stop.signal,
    onLost: (reason) => trace.push(`lost: ${reason}`),
  });
  return { clock, stop, trace, contents };
}

test('a page that hangs for 15 seconds is ended, once', async () => {
  const { clock, trace, contents } = createTrial();
  contents.emit('unresponsive');
  contents.emit('unresponsive');
  await clock.advance(14_999);
  expect(trace).toEqual([]);
  await clock.advance(60_000);
  expect(trace).toEqual(['ended by force']);
});

test('a page that answers again in time is left alone', async () => {
  const { clock, trace, contents } = createTrial();
  contents.emit('unresponsive');
  await clock.advance(10_000);
  contents.emit('responsive');
  await clock.advance(60_000);
  expect(trace).toEqual([]);
  contents.emit('unresponsive');
  await clock.advance(15_000);
  expect(trace).toEqual(['ended by force']);
});

test('a page whose process is gone is told of, until the kiosk stops', () => {
  const { stop, trace, contents } = createTrial();
  contents.emit('render-process-gone', {}, { reason: 'oom' });
  stop.abort();
  contents.emit('render-process-gone', {}, { reason: 'killed' });
  expect(trace).toEqual(['lost: oom']);
});
