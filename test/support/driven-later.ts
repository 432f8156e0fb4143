import type { Later } from '../../renderer/bridge/later.ts';
import type { Clock } from '../../shared/runtime/clock.ts';

/** The page's timers on a clock that the test drives. */
export function createDrivenLater(clock: Pick<Clock, 'sleep'>): Later {
  return (ms, run) => {
    const taken = new AbortController();
    void clock.sleep(ms, taken.signal).then(() => {
      if (!taken.signal.aborted) run();
    });
    return () => taken.abort();
  };
}
