import { blocks } from '../../domain/blocks.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import type { Done } from '../../protocol/command-result.ts';
import { RIVALS_MS } from './arbitration.ts';
import { hasTimes } from './change-times.ts';
import type { CopyEntry } from './copy-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

type CopyProgress = Progress<CopyEntry>;

/** One act towards a copy with other times. @throws GraphError */
export async function advanceCopy(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  switch (entry.stage) {
    case 'write': {
      if (deps.nowMs() >= entry.giveUpMs) return at(entry, 'recheck');
      const written = await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey);
      if (written === null) return gone(entry);
      deps.ownWrites.wrote(entry.eventId, entry.oldKey);
      return at(entry, 'verify');
    }
    case 'recheck':
      return recheck(entry, deps, signal);
    case 'verify':
      return entry.act === 'end' ? verifyEnd(entry, deps, signal) : verifyStart(entry, deps, signal);
    case 'revert':
      return revert(entry, deps, signal);
  }
}

const at = (entry: CopyEntry, stage: CopyEntry['stage']): CopyProgress => ({ kind: 'next', entry: { ...entry, stage } });

/** A meeting that is gone has ended all the same; it cannot begin. */
const gone = (entry: CopyEntry): CopyProgress => (entry.act === 'end' ? at(entry, 'verify') : refused('meetingGone'));

/** The write is in doubt: what the event itself says now decides whether it is sent again (E17). */
async function recheck(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || !blocks(event)) return gone(entry);
  if (hasTimes(event, entry)) return at(entry, 'verify');
  if (!hasTimes(event, { startMs: entry.fromStartMs, endMs: entry.fromEndMs })) return refused('meetingGone'); // somebody moved it since
  const nowMs = deps.nowMs();
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  return { kind: 'next', entry: { ...entry, oldKey: event.changeKey, stage: 'write' } };
}

async function verifyEnd(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  const slot = wholeOf(entry);
  const read = await readSlot(deps, slot, signal);
  const own = read.find(({ id }) => id === entry.eventId);
  if (own && blocks(own) && own.endMs > entry.endMs) return notShown(entry, deps, signal);
  deps.fold(slot, read);
  return settled({ kind: 'ended', meetingId: entry.eventId, consequence: entry.consequence });
}

/** The time before the meeting is new: whatever else has it keeps it, and the start goes back (E43). */
async function verifyStart(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  const slot = wholeOf(entry);
  const read = await readSlot(deps, slot, signal);
  const own = read.find(({ id }) => id === entry.eventId);
  if (own?.startMs !== entry.startMs) return notShown(entry, deps, signal);
  const added = { startMs: entry.startMs, endMs: entry.fromStartMs };
  const rivals = read.filter((other) => other.id !== own.id && blocks(other) && overlap(other, added));
  if (rivals.length > 0) {
    // To other doors this is somebody's meeting, to which a claim not settled yet yields (D6).
    const mayYield = rivals.every((rival) => isUnsettledIn(rival, added));
    return mayYield && deps.nowMs() - entry.madeAtMs < RIVALS_MS ? { kind: 'wait' } : at(entry, 'revert');
  }
  deps.fold(slot, read);
  const start = deps.print(own.startMs);
  return settled({ kind: 'startedEarly', meetingId: entry.eventId, start, consequence: entry.consequence });
}

function isUnsettledIn({ claim }: Meeting, slot: TimeWindow): boolean {
  return claim !== null && (claim.settled === null || !overlap(claim.settled, slot));
}

/** Graph may have been away for hours: what somebody else made of the meeting since then stands. */
async function revert(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || event.time.kind === 'allDay' || event.time.endMs !== entry.endMs) return refused('lostRace');
  const isOurs = event.time.startMs === entry.startMs || event.time.startMs === entry.fromStartMs; // the old one may be a copy that lags
  const { revertBody } = entry;
  if (isOurs && revertBody !== null && (await deps.calendar.patchEvent(entry.eventId, revertBody, signal, event.changeKey))) {
    deps.ownWrites.wrote(entry.eventId, null);
  }
  return refused('lostRace');
}

/** A calendar that lags behind its own event is waited for; where the event itself differs, the write is in doubt again. */
async function notShown(entry: CopyEntry, deps: StepDeps, signal: AbortSignal): Promise<CopyProgress> {
  if (deps.nowMs() < entry.giveUpMs) return { kind: 'wait' };
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  return event !== null && hasTimes(event, entry) ? { kind: 'wait' } : at(entry, 'recheck');
}

function wholeOf({ fromStartMs, fromEndMs, startMs, endMs }: CopyEntry): TimeWindow {
  return { startMs: Math.min(fromStartMs, startMs), endMs: Math.max(fromEndMs, endMs) };
}

function settled(done: Done): CopyProgress {
  return { kind: 'settled', result: { kind: 'done', done }, isBuried: false };
}
