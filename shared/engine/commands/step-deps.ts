import type { Policy } from '../../domain/policy.ts';
import { withDeadline } from '../../graph/deadline.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createLabels } from '../../view/labels.ts';
import { applyPartialRead } from '../replica/replica.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import type { StepDeps } from './write-steps.ts';

export interface DoorParts extends Pick<StepDeps, 'ownWrites' | 'timeZone' | 'stopwatch' | 'findRooms' | 'askCoordinator'> {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly calendar: StepDeps['calendar'] & OtherCalendars;
  readonly trueClock: Pick<TrueClock, 'nowMs'>;
  readonly state: RoomStateHolder;
  readonly policy: Policy;
}

/** One door's parts, as the steps of its commands see them. */
export function createStepDeps({
  calendar,
  ownWrites,
  trueClock,
  state,
  policy,
  timeZone,
  clock,
  stopwatch,
  findRooms,
  askCoordinator,
}: DoorParts): StepDeps {
  const labels = () => createLabels(policy, timeZone());
  const steps: StepDeps = {
    calendar,
    ownWrites,
    nowMs: trueClock.nowMs,
    stopwatch,
    within: (ms, signal, call) => withDeadline({ clock, ms, signal }, call),
    timeZone,
    findRooms,
    askCoordinator,
    print: (ms) => labels().time(ms),
    printDay: (ms) => labels().at(ms, trueClock.nowMs()).dayLabel,
    fold(part, meetings) {
      const { replica } = state.get();
      if (!replica) return;
      const events = meetings.map(({ startMs: _start, endMs: _end, ...event }) => event);
      state.update({ replica: applyPartialRead(replica, part, events) });
    },
    inRoom: (address) => ({
      ...steps,
      calendar: calendar.calendarOf(address),
      // Nothing of another room is on this glass.
      ownWrites: { wrote() {}, removed() {} },
      fold() {},
    }),
  };
  return steps;
}
