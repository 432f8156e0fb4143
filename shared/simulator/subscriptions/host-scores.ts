/** Fact 7.3.4, by the host of an address: so many answers make a judgement, which holds for so long. */
const WINDOW_MS = 600_000;
const LEAST_ANSWERS = 100;
const SLOW_MS = 2_900;
const VERY_SLOW_MS = 10_000;
const SLOW_SHARE = 0.1;
const DROP_SHARE = 0.15;

type HostState = 'good' | 'slow' | 'dropping';

export interface HostScores {
  stateOf(url: string): HostState;
  record(url: string, tookMs: number): void;
  all(): Readonly<Record<string, HostState>>;
}

interface Score {
  readonly untilMs: number;
  readonly state: HostState;
  readonly answers: number;
  readonly slow: number;
  readonly verySlow: number;
}

function judged({ answers, slow, verySlow }: Score): HostState {
  if (answers < LEAST_ANSWERS) return 'good';
  if (verySlow / answers > DROP_SHARE) return 'dropping';
  return slow / answers > SLOW_SHARE ? 'slow' : 'good';
}

/** Counts are looked at, and begun anew, every ten minutes; one bad path on a host hurts all. */
export function createHostScores(nowMs: () => number): HostScores {
  const scores = new Map<string, Score>();

  const scoreOf = (host: string): Score => {
    const now = nowMs();
    const known = scores.get(host);
    if (known && now < known.untilMs) return known;
    // What was counted in a window that ended long ago says nothing of this one.
    const state = known && now < known.untilMs + WINDOW_MS ? judged(known) : 'good';
    const fresh: Score = { untilMs: now + WINDOW_MS, state, answers: 0, slow: 0, verySlow: 0 };
    scores.set(host, fresh);
    return fresh;
  };

  return {
    stateOf: (url) => scoreOf(new URL(url).host).state,
    record(url, tookMs) {
      const { host } = new URL(url);
      const { answers, slow, verySlow, ...rest } = scoreOf(host);
      scores.set(host, {
        ...rest,
        answers: answers + 1,
        slow: slow + (tookMs > SLOW_MS ? 1 : 0),
        verySlow: verySlow + (tookMs >= VERY_SLOW_MS ? 1 : 0),
      });
    },
    all: () => Object.fromEntries([...scores.keys()].map((host) => [host, scoreOf(host).state])),
  };
}
