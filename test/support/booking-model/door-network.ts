import type { Clock } from '../../../shared/runtime/clock.ts';
import type { DoorPlan, Fate } from './booking-history.ts';

type Fetch = typeof globalThis.fetch;

/** One door's way to Graph: every request meets its fate, and what is on its way arrives, whatever became of its sender. */
export interface DoorNetwork {
  readonly fetch: Fetch;
  /** From now on the fates count; until then everything arrives at once. */
  begin(): void;
  /** From now on everything arrives soon. What is on its way stays there. */
  calm(): void;
  cutOff(forMs: number): void;
  /** Requests that have not arrived yet. */
  readonly underWay: () => number;
}

export interface DoorNetworkDeps {
  readonly plan: Pick<DoorPlan, 'paceMs' | 'reads' | 'writes'>;
  readonly clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
  /** Graph itself: one request at a time. */
  readonly deliver: (input: Parameters<Fetch>[0], init: RequestInit) => Promise<Response>;
}

const lost = (): TypeError => new TypeError('fetch failed');

function refusal(status: 429 | 503): Response {
  const error = { code: status === 429 ? 'TooManyRequests' : 'serviceNotAvailable', message: 'Try again later.' };
  return new Response(JSON.stringify({ error }), { status, headers: { 'Content-Type': 'application/json', 'Retry-After': '3' } });
}

export function createDoorNetwork({ plan, clock, deliver }: DoorNetworkDeps): DoorNetwork {
  const fates: { reads: readonly Fate[]; writes: readonly Fate[] } = { reads: [], writes: [] };
  let paceMs = 0;
  let awayUntilMs = Number.NEGATIVE_INFINITY;
  let underWay = 0;

  const fateOf = (isRead: boolean): Fate => {
    const list = isRead ? 'reads' : 'writes';
    const [next, ...rest] = fates[list];
    fates[list] = rest;
    return next ?? { thereMs: Math.floor(paceMs / 2), backMs: Math.ceil(paceMs / 2), end: 'answered' };
  };

  const pass = async (input: Parameters<Fetch>[0], init: RequestInit, { thereMs, backMs, end }: Fate): Promise<Response> => {
    if (thereMs > 0) await clock.sleep(thereMs);
    if (end === 'lostThere') throw lost();
    if (end === 'throttled' || end === 'unavailable') return refusal(end === 'throttled' ? 429 : 503);
    const { signal: _, ...sent } = init;
    const response = await deliver(input, sent);
    if (backMs > 0) await clock.sleep(backMs);
    if (end === 'lostBack') throw lost();
    return response;
  };

  return {
    async fetch(input, init = {}) {
      const { signal } = init;
      signal?.throwIfAborted();
      if (clock.monotonicMs() < awayUntilMs) {
        await clock.sleep(50);
        throw lost();
      }
      const fate = fateOf((init.method ?? 'GET') === 'GET');
      underWay += 1;
      const passed = pass(input, init, fate).finally(() => {
        underWay -= 1;
      });
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        if (fate.end === 'brokenOff') {
          passed.catch(() => {});
          throw lost();
        }
        return await Promise.race([passed, aborted]);
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
    begin() {
      Object.assign(fates, { reads: plan.reads, writes: plan.writes });
      paceMs = plan.paceMs;
    },
    calm() {
      Object.assign(fates, { reads: [], writes: [] });
      paceMs = 20;
      awayUntilMs = Number.NEGATIVE_INFINITY;
    },
    cutOff(forMs) {
      awayUntilMs = clock.monotonicMs() + forMs;
    },
    underWay: () => underWay,
  };
}
