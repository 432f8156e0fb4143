import { learnOffset, unknownOffset } from '../../domain/clock-offset.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { userPath } from '../../graph/graph-room-calendar.ts';
import { parseDateHeader } from '../../graph/retry-after.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check, Finding } from '../finding.ts';

export interface ClockCheckDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Graph's address. */
  readonly graph: string;
  readonly room: string;
}

const WORTH_A_WORD_MS = 5_000;
/** What Entra forgives in a signed request. */
const TOO_FAR_MS = 300_000;
const DEADLINE_MS = 20_000;

/** The machine's clock against the `Date` of an answer. Nobody has to be signed in for it: Graph's 401 has one too. */
export function createClockCheck({ fetch, clock, graph, room }: ClockCheckDeps): Check {
  return {
    name: 'clock',
    needs: ['graph'],
    async run(signal) {
      const sentMs = clock.nowMs();
      try {
        const response = await withDeadline({ clock, ms: DEADLINE_MS, signal }, (stop) =>
          fetch(`${graph}/v1.0${userPath(room)}`, { signal: stop, redirect: 'manual' }).catch((cause: unknown) => {
            throw new GraphError('offline', 'Graph did not answer', { cause });
          }),
        );
        const receivedMs = clock.nowMs();
        await response.body?.cancel().catch(() => {});
        const dateMs = parseDateHeader(response.headers);
        if (dateMs === null || !response.headers.has('request-id'))
          return [{ code: 'notGraph', facts: { status: String(response.status) } }];
        return [judgeOffset(learnOffset(unknownOffset, { dateMs, sentMs, receivedMs }).offsetMs)];
      } catch (error) {
        return [findingOf(error)];
      }
    },
  };
}

/** `offsetMs`: true time minus the machine's. */
function judgeOffset(offsetMs: number): Finding {
  const size = Math.abs(offsetMs);
  if (size <= WORTH_A_WORD_MS) return { code: 'clockRight', facts: { seconds: String(Math.max(1, Math.ceil(size / 1000))) } };
  const seconds = Math.round(size / 1000);
  const length = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return { code: size > TOO_FAR_MS ? 'clockFarOff' : 'clockOff', facts: { offset: `${length} ${offsetMs > 0 ? 'slow' : 'fast'}` } };
}
