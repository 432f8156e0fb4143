import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { followPower, type PowerDeps } from '../../../electron/power.ts';

test('D13 the display is kept awake, and the engine hears when the device wakes up', () => {
  const trace: string[] = [];
  const monitor = new EventEmitter();
  followPower({
    powerMonitor: monitor as unknown as PowerDeps['powerMonitor'],
    powerSaveBlocker: { start: (kind) => trace.push(kind) },
    onResume: () => trace.push('resumed'),
  });
  expect(trace).toEqual(['prevent-display-sleep']);
  monitor.emit('resume');
  expect(trace).toEqual(['prevent-display-sleep', 'resumed']);
});
