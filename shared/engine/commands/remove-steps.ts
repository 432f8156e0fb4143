import { blocks } from '../../domain/blocks.ts';
import { isHoldSpent } from '../../domain/hold-rules.ts';
import type { CalendarEvent } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Done } from '../../protocol/command-result.ts';
import type { RemoveEntry } from './remove-entry.ts';
import { CHECKED_MS, gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

/** One act towards a meeting that has left the room's calendar. @throws GraphError */
export async function advanceRemoval(entry: RemoveEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<RemoveEntry>> {
  switch (entry.stage) {
    case 'write':
      return write(entry, deps, signal);
    case 'recheck':
      return recheck(entry, deps, signal);
    case 'verify':
      return verify(entry, deps, signal);
  }
}

async function write(entry: RemoveEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<RemoveEntry>> {
  const isOld = deps.stopwatch.atMostMs(entry.checkedAt) > CHECKED_MS;
  if (isOld || deps.nowMs() >= entry.giveUpMs) return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
  if (entry.body === null) await deps.calendar.deleteEvent(entry.eventId, signal);
  else await deps.calendar.declineEvent(entry.eventId, entry.body, signal);
  return sent(entry, deps);
}

function sent(entry: RemoveEntry, deps: StepDeps): Progress<RemoveEntry> {
  deps.ownWrites.removed(entry.eventId);
  return { kind: 'next', entry: { ...entry, stage: 'verify' } };
}

/** A decline has no key by which Graph would know it again, so what the calendar holds decides whether it is sent again (E17). */
async function recheck(entry: RemoveEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<RemoveEntry>> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || !blocks(event)) return sent(entry, deps);
  const { startMs, endMs } = placeMeeting(event, deps.timeZone());
  if (startMs !== entry.startMs || endMs !== entry.endMs) return refused('meetingGone');
  if (entry.act === 'noShow' && event.checkedInMs !== null) return refused('alreadyCheckedIn');
  if (entry.act === 'withdrawHold' && !(await isStillSpent(entry, deps, signal))) return refused('notNow');
  const nowMs = deps.nowMs();
  // What was sent last may still land: until then nothing can be called undone.
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  return { kind: 'next', entry: { ...entry, checkedAt: deps.stopwatch.now(), stage: 'write' } };
}

/** Two reads agree before a hold goes: the meeting that it is for may only have been missing from one (E45). */
async function isStillSpent(entry: RemoveEntry, deps: StepDeps, signal: AbortSignal): Promise<boolean> {
  const read = await readSlot(deps, entry, signal);
  const hold = read.find(({ id }) => id === entry.eventId);
  if (hold === undefined || isHoldSpent(hold, read, deps.nowMs())) return true;
  deps.fold(entry, read); // or the replica would ask for it again
  return false;
}

/** Done is what a read of the calendar shows (E18). */
async function verify(entry: RemoveEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<RemoveEntry>> {
  const slot = { startMs: entry.startMs, endMs: entry.endMs };
  const read = await readSlot(deps, slot, signal);
  const own = read.find(({ id }) => id === entry.eventId) ?? null;
  if (!isGone(own)) {
    if (deps.nowMs() < entry.giveUpMs || isGone(await deps.calendar.readEvent(entry.eventId, signal))) return { kind: 'wait' };
    return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
  }
  deps.fold(slot, read);
  const result = { kind: 'done', done: doneOf(entry) } as const;
  return { kind: 'settled', result, isBuried: false, ...(entry.bookingId !== null && { removed: entry.bookingId }) };
}

function isGone(event: CalendarEvent | null): boolean {
  return event === null || !blocks(event);
}

function doneOf({ act, eventId: meetingId, consequence }: RemoveEntry): Done {
  switch (act) {
    case 'release':
    case 'withdrawHold':
    case 'noShow':
      return { kind: 'released', meetingId, consequence };
    case 'decline':
      return { kind: 'declined', meetingId, consequence };
    case 'end':
      return { kind: 'ended', meetingId, consequence };
  }
}
