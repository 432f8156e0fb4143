import { blocks } from '../../domain/blocks.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { standsFirm } from './arbitration.ts';
import type { ChangeEntry } from './change-entry.ts';
import { changeBodyFor, changeDone } from './change-plan.ts';
import { fromOf, hasTimes } from './change-times.ts';
import { settledPart, without } from './claim-times.ts';
import { guard, revert } from './revert-steps.ts';
import { sendMark } from './send-mark.ts';
import { judgeClaim } from './settle-claim.ts';
import { CHECKED_MS, gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, SHOWN_MS, type StepDeps, waitWith } from './write-steps.ts';

type ChangeProgress = Progress<ChangeEntry>;

/** One act towards a door's booking that has more time. @throws GraphError */
export async function advanceChange(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  switch (entry.stage) {
    case 'write':
      return write(entry, deps, signal);
    case 'recheck':
      return recheck(entry, deps, signal);
    case 'verify':
      return verify(entry, deps, signal);
    case 'mark':
      return mark(entry, deps, signal);
    case 'revert':
      return revert(entry, deps, signal);
    case 'guard':
      return guard(entry, deps, signal);
  }
}

const at = (entry: ChangeEntry, stage: ChangeEntry['stage']): ChangeProgress => ({ kind: 'next', entry: { ...entry, stage } });

async function write(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const { stopwatch } = deps;
  // A restart came between, and nobody knows on which side of the request.
  const isOld = stopwatch.atMostMs(entry.checkedAt) > CHECKED_MS;
  if (isOld || deps.nowMs() >= entry.giveUpMs) return doubtful(entry, deps);
  try {
    if ((await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey)) === null) return refused('meetingGone');
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'changed') return at(entry, 'recheck'); // this one will never land
    throw error;
  }
  deps.ownWrites.wrote(entry.eventId, entry.oldKey);
  return { kind: 'next', entry: { ...entry, madeAt: stopwatch.now(), stage: 'verify' } };
}

/** Looks before anything is sent again, and remembers that a write may be on its way (E17). */
export function doubtful(entry: ChangeEntry, { stopwatch }: Pick<StepDeps, 'stopwatch'>): ChangeProgress {
  return { kind: 'next', entry: { ...entry, writeInDoubt: stopwatch.now(), stage: 'recheck' } };
}

async function recheck(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || !blocks(event)) return refused('meetingGone');
  if (hasTimes(event, entry)) return { kind: 'next', entry: { ...entry, madeAt: deps.stopwatch.now(), stage: 'verify' } };
  if (!hasTimes(event, fromOf(entry))) return refused('meetingGone'); // somebody else set other times since
  const { writeInDoubt } = entry;
  if (deps.nowMs() >= entry.giveUpMs) {
    if (writeInDoubt === null) return gaveUp('offline');
    if (!deps.stopwatch.isOfThisRun(writeInDoubt)) return waitWith(entry, { ...entry, writeInDoubt: deps.stopwatch.now() });
    return deps.stopwatch.atLeastMs(writeInDoubt) < LATE_EFFECT_MS ? { kind: 'wait' } : gaveUp('offline');
  }
  const read = await readSlot(deps, entry, signal);
  if (isTaken(entry, read)) {
    // Nothing of ours is there or on its way: what another door has made of the event meanwhile is not ours to take back.
    if (writeInDoubt === null && entry.madeAt === null) return refused('lostRace');
    return { kind: 'next', entry: { ...entry, stage: 'revert', withdrawal: 'lostRace' } };
  }
  const body = changeBodyFor(placeMeeting(event, deps.timeZone()), entry);
  return { kind: 'next', entry: { ...entry, body, oldKey: event.changeKey, checkedAt: deps.stopwatch.now(), stage: 'write' } };
}

function isTaken(entry: ChangeEntry, read: readonly Meeting[]): boolean {
  const added = without(entry, fromOf(entry));
  const mayBeThere = entry.writeInDoubt !== null || entry.madeAt !== null;
  const others = read.filter((other) => other.id !== entry.eventId && blocks(other));
  return added.some((part) => others.some((other) => overlap(part, other) && (!mayBeThere || goesFirst(other, part))));
}

/** A new booking waits for an addition to go back (E28); of the rest, what stands firm. */
function goesFirst(other: Meeting, part: TimeWindow): boolean {
  return standsFirm(other, part) || (isDoorBooking(other) && settledPart(other) === null);
}

async function verify(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const read = await readSlot(deps, entry, signal);
  const own = read.find(({ id }) => id === entry.eventId);
  if (!own || !blocks(own) || !hasTimes(own, entry)) return notShown(entry, deps, signal);
  deps.fold({ startMs: entry.startMs, endMs: entry.endMs }, read);
  const step = judgeClaim(entry, { own, target: own, read }, deps.stopwatch);
  switch (step.kind) {
    case 'settled':
      return done(entry, own, deps);
    case 'mark':
      return { kind: 'next', entry: { ...entry, ...step.facts, stage: 'mark' } };
    case 'wait':
      return waitWith(entry, { ...entry, ...step.facts });
    case 'yield':
      return { kind: 'next', entry: { ...entry, ...step.facts, stage: 'revert', withdrawal: 'lostRace' } };
  }
}

async function mark(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  const outcome = await sendMark(entry, entry.eventId, deps, signal);
  if (outcome.kind === 'marked') return done(entry, placeMeeting(outcome.event, deps.timeZone()), deps);
  // After a pause: reads may lag behind what has just refused the mark.
  return waitWith(entry, { ...entry, ...(outcome.kind === 'changed' && { decided: null }), stage: 'verify' });
}

function done(entry: ChangeEntry, own: Meeting, deps: StepDeps): ChangeProgress {
  const { commandId, commandKind, startMs, endMs, consequence } = entry;
  const since = entry.madeAt ?? deps.stopwatch.now();
  const watched = { commandId, commandKind, eventId: own.id, startMs, endMs, since, isByStamps: false, stampMs: own.lastModifiedMs };
  const watch = { ...watched, restore: fromOf(entry), consequence };
  return { kind: 'settled', result: { kind: 'done', done: changeDone(entry, own, deps) }, isBuried: false, watch };
}

/** A calendar that lags behind its own event is waited for; where the event itself differs, the write is in doubt again. */
async function notShown(entry: ChangeEntry, deps: StepDeps, signal: AbortSignal): Promise<ChangeProgress> {
  if (entry.madeAt === null || !deps.stopwatch.isOfThisRun(entry.madeAt))
    return waitWith(entry, { ...entry, madeAt: deps.stopwatch.now() });
  if (deps.stopwatch.atLeastMs(entry.madeAt) < SHOWN_MS) return { kind: 'wait' };
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  return event !== null && hasTimes(event, entry) ? { kind: 'wait' } : at(entry, 'recheck');
}
