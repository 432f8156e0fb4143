import type { DayOfWeek } from '@microsoft/microsoft-graph-types';
import type { Span } from './instances.ts';
import { ianaZoneOf, wallMsOf } from './zones.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The same for everybody in the simulated tenant. */
export const workingHours: { readonly days: DayOfWeek[]; readonly startHour: number; readonly endHour: number } = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startHour: 8,
  endHour: 18,
};

/** Whether the whole span lies within one working day of the zone (a Windows name; empty means UTC). */
export function isWorkingTime({ startMs, endMs }: Span, timeZone: string): boolean {
  const zone = ianaZoneOf(timeZone || 'UTC') ?? 'UTC';
  const start = wallMsOf(startMs, zone);
  const midnight = Math.floor(start / DAY_MS) * DAY_MS;
  const weekday = new Date(start).getUTCDay();
  return (
    weekday >= 1 &&
    weekday <= 5 &&
    start >= midnight + workingHours.startHour * HOUR_MS &&
    wallMsOf(endMs, zone) <= midnight + workingHours.endHour * HOUR_MS
  );
}
