import { blocks } from '../../domain/blocks.ts';
import type { CalendarEvent } from '../../domain/meeting.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import { isUndecided } from './arbitration.ts';
import type { BookEntry } from './book-entry.ts';
import type { CopyEntry } from './copy-entry.ts';
import type { OrganizersEntry } from './organizers-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

/** The update has to go through the mail and the booking attendant before the room's copy shows it. */
const UPDATE_MS = 60_000;

type OrganizersProgress = Progress<OrganizersEntry | CopyEntry | BookEntry>;

/** One act towards a meeting changed at its organiser's. @throws GraphError */
export async function advanceOrganizers(entry: OrganizersEntry, deps: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  const there = deps.inRoom(entry.organizer);
  switch (entry.stage) {
    case 'find':
      return unlessClosed(entry, () => find(entry, there, signal));
    case 'write':
      return unlessClosed(entry, () => write(entry, there, signal));
    case 'recheck':
      return recheck(entry, there, signal);
    case 'verify':
      return verify(entry, deps, there, signal);
    case 'revert':
      return revert(entry, there, signal);
  }
}

/** A mailbox that the credential does not reach, or that is none, is a reason to do it in the room alone, and to say so. */
async function unlessClosed(entry: OrganizersEntry, act: () => Promise<OrganizersProgress>): Promise<OrganizersProgress> {
  try {
    return await act();
  } catch (error) {
    const isClosed = error instanceof GraphError && (error.kind === 'forbidden' || error.kind === 'roomNotFound');
    if (!isClosed) throw error;
    return { kind: 'next', entry: entry.fallback };
  }
}

async function find(entry: OrganizersEntry, there: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  if (there.nowMs() >= entry.giveUpMs) return gaveUp('offline'); // nothing was sent yet
  const slot = { startMs: entry.startMs, endMs: Math.max(entry.endMs, entry.fromEndMs) };
  const own = (await readSlot(there, slot, signal)).find((event) => event.iCalUId === entry.iCalUId && event.startMs === entry.startMs);
  if (!own?.isOrganizer || own.endMs !== entry.fromEndMs) return { kind: 'next', entry: entry.fallback };
  return { kind: 'next', entry: { ...entry, organizersId: own.id, organizersKey: own.changeKey, stage: 'write' } };
}

async function write(entry: OrganizersEntry, there: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  if (there.nowMs() >= entry.giveUpMs) return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
  const written = await there.calendar.patchEvent(idOf(entry), entry.body, signal, entry.organizersKey);
  return written === null ? refused('meetingGone') : writtenNow(entry, there);
}

/** Looks at the organiser's event before anything is sent again (E17). */
async function recheck(entry: OrganizersEntry, there: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  const event = await there.calendar.readEvent(idOf(entry), signal);
  if (endOf(event) === entry.endMs) return writtenNow(entry, there);
  if (event === null || endOf(event) !== entry.fromEndMs) return refused('meetingGone'); // somebody changed it since
  const nowMs = there.nowMs();
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  return { kind: 'next', entry: { ...entry, organizersKey: event.changeKey, stage: 'write' } };
}

/** Done is what the room's own calendar shows: Exchange has sent the update, and the room has taken it (E18). */
async function verify(entry: OrganizersEntry, deps: StepDeps, there: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  const slot = { startMs: entry.startMs, endMs: Math.max(entry.endMs, entry.fromEndMs) };
  const read = await readSlot(deps, slot, signal);
  const own = read.find(({ id }) => id === entry.eventId);
  const isThere = own !== undefined && blocks(own);
  // More time may still be declined, and the meeting then loses the room altogether: only an answer counts.
  const isAnswered = entry.act === 'end' || (isThere && !isUndecided(own));
  if (isAnswered && (isThere ? own.endMs === entry.endMs : entry.act === 'end')) {
    deps.fold(slot, read);
    return { kind: 'settled', result: doneOf(entry, deps), isBuried: false };
  }
  const sinceMs = there.nowMs() - (entry.writtenAtMs ?? there.nowMs());
  if (sinceMs < UPDATE_MS) return { kind: 'wait' };
  // The room has not taken it. An ending is brought about in its copy as well; more time must not stay promised elsewhere.
  if (entry.act === 'extend' || entry.fallback.kind === 'book') return { kind: 'next', entry: { ...entry, stage: 'revert' } };
  return { kind: 'next', entry: { ...entry.fallback, consequence: { ...entry.consequence, means: 'changeCopy' }, stage: 'recheck' } };
}

/** What somebody made of the organiser's event since then stands. */
async function revert(entry: OrganizersEntry, there: StepDeps, signal: AbortSignal): Promise<OrganizersProgress> {
  const event = await there.calendar.readEvent(idOf(entry), signal);
  if (event !== null && endOf(event) === entry.endMs)
    await there.calendar.patchEvent(idOf(entry), entry.revertBody, signal, event.changeKey);
  return refused('roomTaken'); // the room would have taken it otherwise
}

function writtenNow(entry: OrganizersEntry, { nowMs }: StepDeps): OrganizersProgress {
  return { kind: 'next', entry: { ...entry, writtenAtMs: nowMs(), stage: 'verify' } };
}

function idOf({ organizersId }: OrganizersEntry): string {
  if (organizersId === null) throw new Error('the organiser’s event was not found first');
  return organizersId;
}

function endOf(event: CalendarEvent | null): number | null {
  return event?.time.kind === 'timed' ? event.time.endMs : null;
}

function doneOf({ act, eventId: meetingId, endMs, consequence }: OrganizersEntry, { print }: StepDeps): CommandResult {
  if (act === 'end') return { kind: 'done', done: { kind: 'ended', meetingId, consequence } };
  return { kind: 'done', done: { kind: 'extended', meetingId, endMs, end: print(endMs), consequence } };
}
