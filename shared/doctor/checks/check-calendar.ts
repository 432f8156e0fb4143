import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';
import type { Patient } from '../patient.ts';

export interface CalendarCheckDeps {
  readonly patient: Pick<Patient, 'readEvents'>;
  readonly clock: Pick<Clock, 'nowMs'>;
}

const WEEK_MS = 7 * 86_400_000;

export const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** The plain read that fills a door's glass. */
export function createCalendarCheck({ patient, clock }: CalendarCheckDeps): Check {
  return {
    name: 'calendar',
    needs: ['room'],
    async run(signal) {
      const startMs = clock.nowMs();
      try {
        const events = await patient.readEvents({ startMs, endMs: startMs + WEEK_MS }, signal);
        return [{ code: 'calendarRead', facts: { count: counted(events.length, 'meeting') } }];
      } catch (error) {
        return [findingOf(error, { forbidden: 'calendarForbidden', roomNotFound: 'calendarMissing' })];
      }
    },
  };
}
