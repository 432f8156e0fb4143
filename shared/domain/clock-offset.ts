/**
 * Learns how far the device's clock is from true time, from the `Date` of Graph's answers (D13). `Date` counts whole
 * seconds, and was written somewhere within the round trip: so one answer only bounds the offset, and several narrow it.
 */
export interface ServerTimeSample {
  /** Graph's `Date`, epoch milliseconds, cut to the second. */
  readonly dateMs: number;
  /** The device's clock when the request left and when its answer came. */
  readonly sentMs: number;
  readonly receivedMs: number;
}

export interface ClockOffset {
  /** True time minus the device's time. 0 until an answer shows otherwise. */
  readonly offsetMs: number;
  /** The answers it rests on, newest last. */
  readonly samples: readonly ServerTimeSample[];
}

export const unknownOffset: ClockOffset = { offsetMs: 0, samples: [] };

const SAMPLE_COUNT = 16;
const SECOND_MS = 1_000;

/** Answers that contradict those before mean that the clock was set: then only the newest counts. */
export function learnOffset(known: ClockOffset, sample: ServerTimeSample): ClockOffset {
  if (sample.receivedMs < sample.sentMs) return known; // the clock was set back on the way
  const samples = [...known.samples, sample].slice(-SAMPLE_COUNT);
  const bounds = boundsOf(samples);
  if (bounds.lowMs <= bounds.highMs) return { offsetMs: offsetWithin(bounds, known.offsetMs), samples };
  return { offsetMs: offsetWithin(boundsOf([sample]), known.offsetMs), samples: [sample] };
}

interface Bounds {
  readonly lowMs: number;
  readonly highMs: number;
}

function boundsOf(samples: readonly ServerTimeSample[]): Bounds {
  return {
    lowMs: Math.max(...samples.map(({ dateMs, receivedMs }) => dateMs - receivedMs)),
    highMs: Math.min(...samples.map(({ dateMs, sentMs }) => dateMs + SECOND_MS - sentMs)),
  };
}

/** A clock that may be right is left alone, and an offset that may still hold is kept: time should not hop. */
function offsetWithin({ lowMs, highMs }: Bounds, presentMs: number): number {
  for (const candidateMs of [0, presentMs]) {
    if (lowMs <= candidateMs && candidateMs <= highMs) return candidateMs;
  }
  return Math.round((lowMs + highMs) / 2);
}
