import type { Policy } from '../../domain/policy.ts';
import { createLabels } from '../../view/labels.ts';
import { applyPartialRead } from '../replica/replica.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import type { StepDeps } from './write-steps.ts';

export interface DoorParts extends Pick<StepDeps, 'calendar' | 'ownWrites' | 'timeZone'> {
  readonly trueClock: Pick<TrueClock, 'nowMs'>;
  readonly state: RoomStateHolder;
  readonly policy: Policy;
}

/** One door's parts, as the steps of its commands see them. */
export function createStepDeps({ calendar, ownWrites, trueClock, state, policy, timeZone }: DoorParts): StepDeps {
  return {
    calendar,
    ownWrites,
    nowMs: trueClock.nowMs,
    timeZone,
    print: (ms) => createLabels(policy, timeZone()).time(ms),
    fold(part, meetings) {
      const { replica } = state.get();
      if (!replica) return;
      const events = meetings.map(({ startMs: _start, endMs: _end, ...event }) => event);
      state.update({ replica: applyPartialRead(replica, part, events) });
    },
  };
}
