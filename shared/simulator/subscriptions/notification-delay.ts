import type { Switches } from '../tenant/switches.ts';

/** Fact 7.3.5: most notifications take about the typical time, a few much longer, none longer than the longest. */
export function notificationDelayMs({ notificationTypicalMs, notificationLongestMs }: Switches, random: () => number): number {
  return Math.min(notificationLongestMs, -notificationTypicalMs * Math.log(1 - random()));
}
