import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type HostProcess, listenForStop } from '../../../shared/runtime/stop-signals.ts';

function playProcess() {
  const listeners = new Map<string, () => void>();
  const exits: number[] = [];
  const host: HostProcess & { ppid: number } = {
    ppid: 100,
    on: (event, listener) => listeners.set(event, listener),
    off: (event) => listeners.delete(event),
    exit: (code) => void exits.push(code),
  };
  return { host, listeners, exits };
}

describe('being told to stop', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s aborts the signal', (name) => {
    const { host, listeners } = playProcess();
    const { signal } = listenForStop({ host });
    expect(signal.aborted).toBe(false);
    listeners.get(name)?.();
    expect(signal.aborted).toBe(true);
  });

  test('a parent that is gone stops the program within a second', () => {
    const { host } = playProcess();
    const { signal } = listenForStop({ host });
    vi.advanceTimersByTime(10_000);
    expect(signal.aborted).toBe(false);
    host.ppid = 1;
    vi.advanceTimersByTime(1_000);
    expect(signal.aborted).toBe(true);
  });

  test('a parent that was gone before the program looked is noticed, too', () => {
    const { host } = playProcess();
    const { signal } = listenForStop({ host, parentPid: 99 });
    vi.advanceTimersByTime(1_000);
    expect(signal.aborted).toBe(true);
  });

  test('an end that takes too long is forced within 5 s of the signal', () => {
    const { host, listeners, exits } = playProcess();
    listenForStop({ host });
    listeners.get('SIGTERM')?.();
    vi.advanceTimersByTime(3_900);
    expect(exits).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(exits).toEqual([1]);
  });

  test('the second of two interrupts changes nothing', () => {
    const { host, listeners, exits } = playProcess();
    listenForStop({ host });
    listeners.get('SIGINT')?.();
    listeners.get('SIGINT')?.();
    expect(exits).toEqual([]);
  });

  test('after a clean end nothing is left behind', () => {
    const { host, listeners, exits } = playProcess();
    const stop = listenForStop({ host });
    listeners.get('SIGINT')?.();
    stop.close();
    vi.advanceTimersByTime(60_000);
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(exits).toEqual([]);
  });
});
