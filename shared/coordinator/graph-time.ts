import { type ClockOffset, learnOffset, type ServerTimeSample, unknownOffset } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';

/** Graph's time, learnt from the `Date` of the answers that come anyway. */
export interface GraphTime {
  /** Its `nowMs` is Graph's as well as it is known; elapsed time stays the machine's own. */
  readonly clock: Clock;
  /** An answer of Graph's, with the machine's wall clock at asking and hearing. */
  learn(sample: ServerTimeSample): void;
  /** Graph's time minus the machine's; null while Graph has not told since the start, or since the machine's clock was last set. */
  offsetMs(): number | null;
}

export interface GraphTimeDeps {
  /** The machine's. */
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** Wall and monotonic clock further apart than this since the last look: the machine's clock was set, or the machine slept. */
const JUMP_MS = 2_000;
/** What a machine with a time server never is. */
export const CLOCK_OFF_MS = 60_000;

/** After a jump the machine is believed until the next answer: what was learnt was learnt of another clock. */
export function createGraphTime({ clock, log }: GraphTimeDeps): GraphTime {
  const apartMs = (): number => clock.nowMs() - clock.monotonicMs();
  let offset: ClockOffset = unknownOffset;
  /** The answer before, where it contradicted all that came before it. */
  let doubted: ServerTimeSample | null = null;
  let lastApartMs = apartMs();
  let isTold = false;

  function look(): boolean {
    const beforeMs = lastApartMs;
    lastApartMs = apartMs(); // slow drift is the next answer's business, and no jump
    if (Math.abs(lastApartMs - beforeMs) <= JUMP_MS) return false;
    offset = unknownOffset;
    doubted = null;
    return true;
  }

  /** One answer alone does not move the time of every room: it waits for the next to say the same. */
  function isDoubtful(sample: ServerTimeSample): boolean {
    const agrees = (known: ClockOffset): boolean => Math.abs(learnOffset(known, sample).offsetMs - known.offsetMs) <= JUMP_MS;
    if (offset === unknownOffset || agrees(offset)) return false;
    return doubted === null || !agrees(learnOffset(unknownOffset, doubted));
  }

  function tell({ offsetMs }: ClockOffset): void {
    const isOff = Math.abs(offsetMs) > CLOCK_OFF_MS;
    if (isOff && !isTold) log.warn('clockOff', { seconds: Math.round(Math.abs(offsetMs) / 1_000), is: offsetMs > 0 ? 'slow' : 'fast' });
    isTold = isOff;
  }

  return {
    clock: {
      nowMs() {
        look();
        return Math.floor(clock.nowMs() + offset.offsetMs);
      },
      monotonicMs: clock.monotonicMs,
      sleep: clock.sleep,
    },
    learn(sample) {
      if (look()) return; // the jump lies within this sample's round trip: it bounds nothing
      const isDoubted = isDoubtful(sample);
      doubted = isDoubted ? sample : null;
      if (isDoubted) return;
      offset = learnOffset(offset, sample);
      tell(offset);
    },
    offsetMs() {
      look();
      return offset === unknownOffset ? null : offset.offsetMs;
    },
  };
}
