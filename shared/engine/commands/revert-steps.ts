import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Moment, Stopwatch } from '../journal/moment.ts';
import type { ChangeEntry } from './change-entry.ts';
import { revertBodyFor } from './change-plan.ts';
import { fromOf, hasTimes } from './change-times.ts';
import { DOUBT_MS } from './settle-claim.ts';
import { LATE_EFFECT_MS, type Progress, refused, type StepDeps, waitWith } from './write-steps.ts';

type ChangeProgress = Progress<ChangeEntry>;

/** Back to the times before the change. What somebody else made of the event since then stands (E17). @throws GraphError */
export async function revert(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  // The old times may come from a copy that lags.
  if (event === null || !(hasTimes(event, entry) || hasTimes(event, fromOf(entry)))) return over(entry);
  const body = revertBodyFor(placeMeeting(event, deps.timeZone()), fromOf(entry));
  const reverted = await deps.calendar.patchEvent(entry.eventId, body, signal, event.changeKey);
  if (reverted) deps.ownWrites.wrote(entry.eventId, null);
  return waitsFor(entry, deps.stopwatch) ? { kind: 'next', entry: { ...entry, stage: 'guard' } } : over(entry);
}

/** A write or a mark whose answer was lost may still arrive and undo the way back: looks once more when that is over (E30). @throws GraphError */
export async function guard(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const { stopwatch } = deps;
  const rebased = { ...entry, writeInDoubt: ofThisRun(entry.writeInDoubt, stopwatch), inDoubt: ofThisRun(entry.inDoubt, stopwatch) };
  if (waitsFor(rebased, stopwatch)) return waitWith(entry, rebased);
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  return event !== null && hasTimes(event, entry) ? { kind: 'next', entry: { ...rebased, stage: 'revert' } } : over(entry);
}

function waitsFor({ writeInDoubt, inDoubt }: ChangeEntry, stopwatch: Stopwatch): boolean {
  const isOpen = (since: Moment | null, ms: number): boolean => since !== null && stopwatch.atLeastMs(since) < ms;
  return isOpen(writeInDoubt, LATE_EFFECT_MS) || isOpen(inDoubt, DOUBT_MS);
}

function ofThisRun(moment: Moment | null, stopwatch: Stopwatch): Moment | null {
  return moment === null || stopwatch.isOfThisRun(moment) ? moment : stopwatch.now();
}

function over({ withdrawal }: ChangeEntry): ChangeProgress {
  return refused(withdrawal === 'writeRefused' ? 'writeRefused' : 'lostRace');
}
