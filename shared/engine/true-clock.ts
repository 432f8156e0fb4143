import { type ClockOffset, learnOffset, type ServerTimeSample, unknownOffset } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';

/** Wall and monotonic clock further apart than this since the last look: somebody or something moved the wall clock (D13). */
export const JUMP_MS = 2_000;

export interface TrueClock {
  /** The device's time, corrected by what Graph's `Date` taught. */
  nowMs(): number;
  isSound(): boolean;
  /** True time minus the device's time; null while Graph has not told since the start, or since the clock was last set. */
  knownOffsetMs(): number | null;
  /** The latest true time that is certain: now, or when the clock was last sound. To be kept through restarts. */
  lastTrueMs(): number;
  learn(sample: ServerTimeSample): void;
  /** What was learnt so far; it holds for this clock as long as nobody sets it. */
  offset(): ClockOffset;
  /** Looks whether the wall clock jumped since the last look; true when it did. Call often, and after waking up. */
  look(): boolean;
}

export interface TrueClockDeps {
  readonly clock: Clock;
  /** The latest true time known from before the start; null on a first start. A clock that says less was set back or has no battery. */
  readonly lastTrueMs: number | null;
  /** What was learnt on this very clock before; nothing unless told. */
  readonly offset?: ClockOffset;
  readonly onChange: () => void;
}

export function createTrueClock({ clock, lastTrueMs, offset: known = unknownOffset, onChange }: TrueClockDeps): TrueClock {
  let offset = known;
  let gapMs = clock.nowMs() - clock.monotonicMs();
  let isSound = lastTrueMs === null || clock.nowMs() + offset.offsetMs >= lastTrueMs - JUMP_MS;
  let certainMs = lastTrueMs ?? clock.nowMs();

  const look = (): boolean => {
    const nowGapMs = clock.nowMs() - clock.monotonicMs();
    const jumped = Math.abs(nowGapMs - gapMs) > JUMP_MS;
    if (jumped && isSound) certainMs = clock.monotonicMs() + gapMs + offset.offsetMs; // as if nobody had touched it
    gapMs = nowGapMs; // slow drift is the offset's business, not a jump
    if (!jumped) return false;
    isSound = false;
    offset = unknownOffset; // it was learnt against another clock
    onChange();
    return true;
  };

  return {
    nowMs: () => Math.floor(clock.nowMs() + offset.offsetMs),
    isSound: () => isSound,
    knownOffsetMs: () => (isSound && offset !== unknownOffset ? offset.offsetMs : null),
    lastTrueMs: () => (isSound ? clock.nowMs() + offset.offsetMs : certainMs),
    look,
    offset: () => offset,
    learn(sample) {
      if (look()) return; // the jump lies within this sample's round trip: it bounds nothing
      const before = offset.offsetMs;
      offset = learnOffset(offset, sample);
      if (isSound && offset.offsetMs === before) return;
      isSound = true;
      onChange();
    },
  };
}
