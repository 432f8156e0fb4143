import { withDeadline } from '../../graph/deadline.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { StepDeps } from '../commands/write-steps.ts';
import type { Stopwatch } from '../journal/moment.ts';

export interface DeskStepsDeps {
  readonly calendars: OtherCalendars;
  /** IANA; places a room's all-day meetings. */
  readonly timeZoneOf: (address: string) => string;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
}

/** The world as the steps of a booking see it where there is no glass and no replica: Graph, and the clock. */
export function createDeskSteps(homeRoom: string, { calendars, timeZoneOf, clock, stopwatch }: DeskStepsDeps): StepDeps {
  const stepsIn = (address: string): StepDeps => ({
    calendar: calendars.calendarOf(address),
    ownWrites: { wrote() {}, removed() {} },
    nowMs: clock.nowMs,
    stopwatch,
    within: (ms, signal, call) => withDeadline({ clock, ms, signal }, call),
    timeZone: () => timeZoneOf(address),
    print: () => '',
    printDay: () => null,
    fold() {},
    askCoordinator: async () => ({ kind: 'unreachable', trouble: 'offline' }), // this is the coordinator
    inRoom: stepsIn,
  });
  return stepsIn(homeRoom);
}
