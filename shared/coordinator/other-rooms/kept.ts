import type { Clock } from '../../runtime/clock.ts';

export interface KeptOptions<Value> {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** How long an answer is good for. */
  readonly goodForMs: (value: Value) => number;
  /** Answers kept at most; of more, those asked for longest ago are forgotten. */
  readonly most: number;
}

/** Answers by key, kept for a while; whoever asks while one is on its way shares it. What fails is not kept. */
export type Kept<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>;

interface Answer<Value> {
  readonly value: Promise<Value>;
  untilMs: number;
}

export function createKept<Value>({ clock, goodForMs, most }: KeptOptions<Value>): Kept<Value> {
  const answers = new Map<string, Answer<Value>>();
  return (key, read) => {
    const known = answers.get(key);
    if (known && known.untilMs > clock.monotonicMs()) return known.value;
    const answer: Answer<Value> = { value: read(), untilMs: Number.POSITIVE_INFINITY };
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    answer.value.then(
      (value) => {
        answer.untilMs = clock.monotonicMs() + goodForMs(value);
      },
      () => {
        if (answers.get(key) === answer) answers.delete(key);
      },
    );
    return answer.value;
  };
}
