import type { Clock } from '../runtime/clock.ts';
import { GraphError } from './graph-error.ts';

/** Keeps a service's wish to be left alone for a while. */
export interface Hold {
  /** Begins a hold if the error says when to come back. */
  remember(error: GraphError): void;
  /** Throws the error of the hold with the time that remains; passes when there is none. */
  check(): void;
}

export function createHold(clock: Clock): Hold {
  let held: { readonly error: GraphError; readonly untilMonotonicMs: number } | null = null;

  return {
    remember(error) {
      const { retryAfterMs } = error.facts;
      if (retryAfterMs === undefined || (error.kind !== 'throttled' && error.kind !== 'serviceFailing')) return;
      held = { error, untilMonotonicMs: clock.monotonicMs() + retryAfterMs };
    },
    check() {
      if (!held) return;
      const retryAfterMs = held.untilMonotonicMs - clock.monotonicMs();
      const { kind, message, facts } = held.error;
      if (retryAfterMs > 0) throw new GraphError(kind, `not sent, asked to wait: ${message}`, { ...facts, retryAfterMs });
      held = null;
    },
  };
}
