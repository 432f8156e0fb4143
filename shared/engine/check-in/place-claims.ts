import { GraphError } from '../../graph/graph-error.ts';
import type { PlaceCheckIns } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';

/** A refusal is believed for a day: whether an app may claim is not documented for certain [5.3.2]. */
const REFUSED_MS = 24 * 3_600_000;

export interface PlaceClaimsDeps {
  readonly calendar: PlaceCheckIns;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Says a check-in to Places as well, where the tenant lets an app do so, so that Exchange's own release keeps its hands off [5.3.1]. */
export interface PlaceClaims {
  /** Waits for nothing, and what fails is only logged: the check-in counts without it (E57). */
  claim(iCalUId: string): void;
}

export function createPlaceClaims({ calendar, clock, signal, log }: PlaceClaimsDeps): PlaceClaims {
  let refusedMs: number | null = null;

  const claim = async (iCalUId: string): Promise<void> => {
    try {
      await calendar.checkInAtPlace(iCalUId, signal);
      log.info('placeClaimed');
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.kind === 'aborted') return;
      if (error.kind === 'forbidden' || error.kind === 'notFound') refusedMs = clock.monotonicMs();
      log.info('placeNotClaimed', { kind: error.kind, requestId: error.facts.requestId });
    }
  };

  return {
    claim(iCalUId) {
      if (refusedMs !== null && clock.monotonicMs() - refusedMs < REFUSED_MS) return;
      void claim(iCalUId);
    },
  };
}
