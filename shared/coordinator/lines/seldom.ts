import type { Clock } from '../../runtime/clock.ts';

/** Lets one call through each minute: what strangers can bring about at will must not fill the log. */
export function createSeldom(clock: Pick<Clock, 'monotonicMs'>): (tell: () => void) => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  return (tell) => {
    if (clock.monotonicMs() - toldMs < 60_000) return;
    toldMs = clock.monotonicMs();
    tell();
  };
}
