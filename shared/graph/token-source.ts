import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { GraphError } from './graph-error.ts';
import { createHold } from './hold.ts';
import type { RequestToken } from './token-request.ts';

export interface TokenSource {
  /** The token in hand, or a new one. Throws `GraphError`. */
  getToken(): Promise<string>;
  /** A token other than the one refused, with the claims of a challenge merged in if there are any [6.5], [6.6]. */
  replaceToken(refused: string, claims: string | null): Promise<string>;
}

export interface TokenSourceDeps {
  readonly requestToken: RequestToken;
  readonly clock: Clock;
  readonly log: Log;
}

interface HeldToken {
  readonly token: string;
  readonly lifeMs: number;
  readonly sinceWallMs: number;
  readonly sinceMonotonicMs: number;
}

/** The part of its life after which a token is renewed while the old one still serves. */
const RENEW_AT = 0.8;
const EARLY_RETRY_MS = 60_000;

export function createTokenSource({ requestToken, clock, log }: TokenSourceDeps): TokenSource {
  const hold = createHold(clock);
  let held: HeldToken | null = null;
  let pending: Promise<string> | null = null;
  let nextEarlyTryMs = 0;

  /** A clock set back or standing still in sleep must not lengthen a life: the longer of the two ages counts. */
  const lifeUsed = ({ lifeMs, sinceWallMs, sinceMonotonicMs }: HeldToken): number =>
    Math.max(clock.nowMs() - sinceWallMs, clock.monotonicMs() - sinceMonotonicMs) / lifeMs;

  const request = async (claims: string | null): Promise<string> => {
    hold.check();
    const since = { sinceWallMs: clock.nowMs(), sinceMonotonicMs: clock.monotonicMs() };
    try {
      held = { ...(await requestToken(claims)), ...since };
      return held.token;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      hold.remember(error);
      nextEarlyTryMs = clock.monotonicMs() + EARLY_RETRY_MS;
      log.warn('tokenRequestFailed', { kind: error.kind, code: error.facts.code, requestId: error.facts.requestId });
      throw error;
    }
  };

  /** One request at a time: whoever comes while one is under way shares its outcome. */
  const renew = (claims: string | null): Promise<string> => {
    pending ??= request(claims).finally(() => {
      pending = null;
    });
    return pending;
  };

  return {
    async getToken() {
      if (!held || lifeUsed(held) >= 1) return renew(null);
      const isDue = lifeUsed(held) >= RENEW_AT && clock.monotonicMs() >= nextEarlyTryMs;
      if (isDue) renew(null).catch(() => {}); // told to the log; the token in hand still serves
      return held.token;
    },
    async replaceToken(refused, claims) {
      if (held && held.token !== refused) return held.token; // another request was refused before us
      held = null;
      return renew(claims);
    },
  };
}
