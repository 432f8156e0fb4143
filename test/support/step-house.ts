import type { CalendarEvent } from '../../shared/domain/meeting.ts';
import type { StepDeps } from '../../shared/engine/commands/write-steps.ts';
import { createStopwatch } from '../../shared/engine/journal/moment.ts';
import { createOwnWrites } from '../../shared/engine/replica/own-writes.ts';
import { withDeadline } from '../../shared/graph/deadline.ts';
import { buildEvent, doorMade } from '../unit/domain/build-meeting.ts';
import { createDrivenClock } from './driven-clock.ts';
import { createFakeCalendar } from './fake-calendar.ts';

/** What the steps of a writing command need, on a fake calendar and a driven clock. */
export function createStepHouse(startMs: number, timeZone = 'UTC') {
  const clock = createDrivenClock(startMs, { pump: 5 });
  const calendar = createFakeCalendar({ nowMs: clock.nowMs });
  const ownWrites = createOwnWrites(clock);
  const folded: string[][] = [];
  const deps: StepDeps = {
    calendar,
    ownWrites,
    nowMs: clock.nowMs,
    stopwatch: createStopwatch(clock, 'this run'),
    within: (ms, signal, call) => withDeadline({ clock, ms, signal }, call),
    timeZone: () => timeZone,
    print: (ms) => new Date(ms).toISOString().slice(11, 16),
    printDay: () => null,
    askCoordinator: async () => ({ kind: 'unreachable', trouble: 'offline' }),
    fold: (_part, events) => void folded.push(events.map(({ id }) => id).sort()),
    inRoom: (address) => ({ ...deps, calendar: calendar.calendarOf(address), ownWrites: createOwnWrites(clock), fold() {} }),
  };
  return { clock, calendar, ownWrites, deps, folded };
}

/** A meeting of a person, accepted by the room. */
export function personsMeeting(id: string, startMs: number, endMs: number, changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return buildEvent({ id, time: { kind: 'timed', startMs, endMs }, ...changes });
}

/** A booking made at a door. */
export function doorsBooking(id: string, startMs: number, endMs: number, changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return buildEvent({ ...doorMade, id, time: { kind: 'timed', startMs, endMs }, ...changes });
}
