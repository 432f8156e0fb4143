import type { Meeting } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { buildStatePatchBody } from '../../graph/event-body.ts';
import { stateOf } from '../../graph/event-state.ts';
import type { Moment, Stopwatch } from '../journal/moment.ts';
import { arbitrate } from './arbitration.ts';
import type { ClaimFacts } from './claim-fields.ts';
import { joined, settledPart, without } from './claim-times.ts';

/** A decision is good for so long; what is sent later is decided anew (E25). */
export const DECIDED_MS = 30_000;

/**
 * A mark sent within `DECIDED_MS` of its decision is to be seen so long after that decision at the latest: the client gives up within
 * those 30 s, Graph may carry it out a minute later, and reads may lag ten seconds behind. The rest is reserve.
 */
export const DOUBT_MS = 130_000;

export type ClaimStep =
  /** The mark is to be seen: ours for good, whoever else is there. */
  | { readonly kind: 'settled' }
  /** To be on the disk before the mark is sent. */
  | { readonly kind: 'mark'; readonly facts: ClaimFacts }
  | { readonly kind: 'wait'; readonly facts: ClaimFacts }
  | { readonly kind: 'yield'; readonly facts: ClaimFacts; readonly to: string };

/** What a read that contains our own write means for the claim on `target` (E24). */
export function judgeClaim(
  before: ClaimFacts,
  { own, target, read }: { readonly own: Meeting; readonly target: TimeWindow; readonly read: readonly Meeting[] },
  stopwatch: Stopwatch,
): ClaimStep {
  const contested = without(target, settledPart(own));
  if (contested.length === 0) return { kind: 'settled' };
  const doubt = stillInDoubt(latestDoubt(before, stopwatch), stopwatch);
  const facts: ClaimFacts = {
    decided: null,
    inDoubt: doubt,
    rivalsSince: ofThisRun(before.rivalsSince, stopwatch),
    attendantSince: ofThisRun(before.attendantSince, stopwatch),
  };
  const waitedMs = { attendant: passed(facts.attendantSince, stopwatch), rivals: passed(facts.rivalsSince, stopwatch) };
  const verdict = arbitrate({ own, contested, read, waitedMs });
  switch (verdict.kind) {
    case 'keep': {
      const state = { ...stateOf(own), settled: joined(target, settledPart(own)) };
      return { kind: 'mark', facts: { ...facts, decided: { at: stopwatch.now(), body: buildStatePatchBody(state), key: own.changeKey } } };
    }
    case 'wait': {
      const since = verdict.for === 'attendant' ? 'attendantSince' : 'rivalsSince';
      return { kind: 'wait', facts: { ...facts, [since]: facts[since] ?? stopwatch.now() } };
    }
    case 'yield':
      // A door that reads our late mark would yield to it: ours has to be out of the world first (E25). What is settled or accepted stays anyway.
      if (doubt !== null && (verdict.because === 'rank' || verdict.because === 'attendantLate')) return { kind: 'wait', facts };
      return { kind: 'yield', facts, to: verdict.to };
  }
}

/** A decision of another run may have been followed by its mark at any time until now. */
function latestDoubt({ decided, inDoubt: earlier }: ClaimFacts, stopwatch: Stopwatch): Moment | null {
  return ofThisRun(decided?.at ?? earlier, stopwatch);
}

function stillInDoubt(doubt: Moment | null, stopwatch: Stopwatch): Moment | null {
  return doubt !== null && stopwatch.atLeastMs(doubt) < DOUBT_MS ? doubt : null;
}

function ofThisRun(moment: Moment | null, stopwatch: Stopwatch): Moment | null {
  return moment === null || stopwatch.isOfThisRun(moment) ? moment : stopwatch.now();
}

function passed(since: Moment | null, stopwatch: Stopwatch): number {
  return since === null ? 0 : stopwatch.atLeastMs(since);
}
