import type { CalendarEvent } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { ChangeEntry } from './change-entry.ts';

/** The times before the change. */
export function fromOf({ fromStartMs, fromEndMs }: ChangeEntry): TimeWindow {
  return { startMs: fromStartMs, endMs: fromEndMs };
}

export function hasTimes({ time }: CalendarEvent, { startMs, endMs }: TimeWindow): boolean {
  return time.kind === 'timed' && time.startMs === startMs && time.endMs === endMs;
}
