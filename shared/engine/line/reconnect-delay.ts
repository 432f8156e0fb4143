import { type BackoffOptions, backoffMs } from '../../kit/backoff.ts';
import type { LineRefusal } from '../../protocol/coordinator-line.ts';

/** How a line ended, or that none came to be. */
export type LineEnding =
  /** The coordinator could not be reached, or said nothing before the end. */
  | { readonly kind: 'unreachable' }
  /** It had greeted this door. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/**
 * A coordinator that starts again loses all its doors in one instant, and they must not come back in one: a thousand would be ten in a
 * tenth of a second.
 */
const SPREAD_FROM_MS = 1_000;
const SPREAD_OVER_MS = 9_000;

/** At the cap a door is back within three quarters of a minute of the coordinator. */
const unreachable: BackoffOptions = { firstMs: 2_000, capMs: 45_000 };

/** Nothing changes by itself: somebody has to act, and the wait tells the coordinator apart from an attack. */
const somebodyActs: BackoffOptions = { firstMs: 60_000, capMs: 900_000 };

/** Two devices with one key take the line from each other: at least not all the time. */
const replaced: BackoffOptions = { firstMs: 300_000, capMs: 900_000 };

const refusals: { readonly [Each in LineRefusal]: BackoffOptions } = {
  wrongVersion: somebodyActs,
  malformed: somebodyActs,
  badProof: somebodyActs,
  revoked: somebodyActs,
  badEnrolmentToken: unreachable, // the next line is without the token
  replaced,
  tooSlow: unreachable,
};

/** How long to wait before the next line. `attempt` counts from 1 since a coordinator last greeted this door; `random` is in [0, 1). */
export function reconnectDelayMs(ending: LineEnding, attempt: number, random: () => number): number {
  switch (ending.kind) {
    case 'lost':
      return SPREAD_FROM_MS + Math.round(random() * SPREAD_OVER_MS);
    case 'unreachable':
      return backoffMs(attempt, unreachable, random);
    case 'refused':
      return backoffMs(attempt, refusals[ending.reason], random);
  }
}
