import type { CalendarEvent } from '../../domain/meeting.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { ClaimFacts } from './claim-fields.ts';
import { DECIDED_MS } from './settle-claim.ts';
import type { StepDeps } from './write-steps.ts';

/** `changed`: Graph has refused the mark, for the event is not what it was decided on. `tooLate`: nothing was sent by this call. */
export type MarkOutcome = { readonly kind: 'marked'; readonly event: CalendarEvent } | { readonly kind: 'changed' | 'tooLate' | 'gone' };

/** Sends the mark of a decision while that holds, and gives up with it (E25). @throws GraphError when the outcome is not known */
export async function sendMark({ decided }: ClaimFacts, eventId: string, deps: StepDeps, signal: AbortSignal): Promise<MarkOutcome> {
  if (decided === null) return { kind: 'tooLate' };
  const leftMs = DECIDED_MS - deps.stopwatch.atMostMs(decided.at);
  if (leftMs <= 0) return { kind: 'tooLate' };
  try {
    const event = await deps.within(leftMs, signal, (stop) => deps.calendar.patchEvent(eventId, decided.body, stop, decided.key));
    if (event === null) return { kind: 'gone' };
    deps.ownWrites.wrote(eventId, decided.key);
    return { kind: 'marked', event };
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'changed') return { kind: 'changed' };
    throw error;
  }
}
