import { judgeCalendar } from './judge-calendar.ts';
import { judgeLosers } from './judge-losers.ts';
import { judgeWords } from './judge-words.ts';
import type { LivedBookings } from './live-bookings.ts';

/** All that is not as it must be once everything has come to rest; empty when all is well. Exchange's own record is the measure, not the doors' words. */
export function judgeBookings(lived: LivedBookings): readonly string[] {
  return [...judgeCalendar(lived), ...judgeWords(lived), ...judgeLosers(lived), ...lived.restless.map((what) => `not at rest: ${what}`)];
}
