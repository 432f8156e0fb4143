import type { ClockOffset } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OwnWrites } from './replica/own-writes.ts';
import type { RoomState } from './room-state.ts';
import { JUMP_MS } from './true-clock.ts';

/** What an engine knows of its room and no disk can vouch for: how old it is. */
export interface HandedOver {
  readonly state: Omit<RoomState, 'pending'>;
  readonly ownWrites: OwnWrites;
  readonly offset: ClockOffset;
}

/** Where one engine of a room leaves what it knows for the next one in the same process. */
export interface Handover {
  /** Null where nothing was left, or the device slept or its clock was set since: then only Graph can tell (D13). */
  take(): HandedOver | null;
  /** By an engine whose clock is sound. */
  leave(left: HandedOver): void;
}

/** What the last engine left is for the next one, and only where that stands at the same place (E93, E94). */
export function createHandovers(clock: Pick<Clock, 'nowMs' | 'monotonicMs'>): (place: string) => Handover {
  let kept: { readonly place: string; readonly gapMs: number; readonly left: HandedOver } | null = null;
  const gapMs = (): number => clock.nowMs() - clock.monotonicMs();
  return (place) => ({
    take() {
      const found = kept?.place === place && Math.abs(gapMs() - kept.gapMs) <= JUMP_MS ? kept.left : null;
      kept = null;
      return found;
    },
    leave(left) {
      kept = { place, gapMs: gapMs(), left };
    },
  });
}
