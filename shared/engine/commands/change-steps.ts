import { blocks } from '../../domain/blocks.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { overlap } from '../../domain/time-window.ts';
import type { EndEntry, ExtendEntry } from '../journal/journal-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

/** One act towards an extended booking. @throws GraphError */
export async function advanceExtension(entry: ExtendEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<ExtendEntry>> {
  const slot = { startMs: entry.startMs, endMs: Math.max(entry.endMs, entry.fromEndMs) };
  switch (entry.stage) {
    case 'write': {
      if (deps.nowMs() >= entry.giveUpMs) return recheck(entry); // a restart came late: nothing is sent any more
      if ((await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey)) === null) return refused('meetingGone');
      deps.ownWrites.wrote(entry.eventId, entry.oldKey);
      return { kind: 'next', entry: { ...entry, stage: 'verify' } };
    }
    case 'recheck': {
      const event = await deps.calendar.readEvent(entry.eventId, signal);
      if (event === null || event.time.kind === 'allDay') return refused('meetingGone');
      if (event.time.endMs === entry.endMs) return { kind: 'next', entry: { ...entry, stage: 'verify' } };
      if (event.time.endMs !== entry.fromEndMs) return refused('meetingGone'); // somebody else set another end since
      return writeAgain(entry, event.changeKey, deps.nowMs());
    }
    case 'verify': {
      const read = await readSlot(deps, slot, signal);
      const own = read.find(({ id }) => id === entry.eventId);
      if (own?.endMs !== entry.endMs) {
        const isDone = (event: CalendarEvent | null): boolean => event?.time.kind === 'timed' && event.time.endMs === entry.endMs;
        return notShown(entry, isDone, deps, signal);
      }
      const added = { startMs: entry.fromEndMs, endMs: entry.endMs };
      const isTaken = read.some((other) => other.id !== own.id && blocks(other) && overlap(other, added));
      if (isTaken) return { kind: 'next', entry: { ...entry, stage: 'revert' } };
      deps.fold(slot, read);
      const done = { kind: 'extended', meetingId: own.id, endMs: own.endMs, end: deps.print(own.endMs) } as const;
      return { kind: 'settled', result: { kind: 'done', done }, isBuried: false };
    }
    case 'revert': {
      // Graph may have been away for hours: what somebody else made of the event since then stands (E17).
      const event = await deps.calendar.readEvent(entry.eventId, signal);
      if (event === null || !isStillOurs(event, entry)) return refused('lostRace');
      const reverted = await deps.calendar.patchEvent(entry.eventId, entry.revertBody, signal, event.changeKey);
      if (reverted) deps.ownWrites.wrote(entry.eventId, null);
      return refused('lostRace');
    }
  }
}

/** True while the event has the start and one of the two ends that the extension knows; the old one may come from a copy that lags. */
function isStillOurs({ time }: CalendarEvent, { startMs, fromEndMs, endMs }: ExtendEntry): boolean {
  return time.kind === 'timed' && time.startMs === startMs && (time.endMs === endMs || time.endMs === fromEndMs);
}

/** A calendar that lags behind its own event is waited for; where the event itself differs, the write is in doubt again. */
async function notShown<Entry extends ExtendEntry | EndEntry>(
  entry: Entry,
  isDone: (event: CalendarEvent | null) => boolean,
  deps: StepDeps,
  signal: AbortSignal,
): Promise<Progress<Entry>> {
  if (deps.nowMs() < entry.giveUpMs) return { kind: 'wait' };
  return isDone(await deps.calendar.readEvent(entry.eventId, signal)) ? { kind: 'wait' } : recheck(entry);
}

function isEnded(event: CalendarEvent | null, { startMs, endMs }: EndEntry): boolean {
  if (event === null) return true;
  return endMs > startMs && event.time.kind === 'timed' && event.time.endMs <= endMs;
}

/** The change has not happened. It is sent again while there is time; after that, what was sent is waited out before it counts as never happening. */
function writeAgain<Entry extends ExtendEntry | EndEntry>(entry: Entry, oldKey: string | null, nowMs: number): Progress<Entry> {
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  return { kind: 'next', entry: { ...entry, oldKey, stage: 'write' } };
}

function recheck<Entry extends ExtendEntry | EndEntry>(entry: Entry): Progress<Entry> {
  return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
}

/** One act towards an ended booking: cut to the whole minute, or removed when nothing of it would be left. @throws GraphError */
export async function advanceEnding(entry: EndEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<EndEntry>> {
  const slot = { startMs: entry.startMs, endMs: entry.fromEndMs };
  const isRemoval = entry.endMs <= entry.startMs;
  switch (entry.stage) {
    case 'write': {
      if (deps.nowMs() >= entry.giveUpMs) return recheck(entry);
      if (isRemoval) {
        await deps.calendar.deleteEvent(entry.eventId, signal);
        deps.ownWrites.removed(entry.eventId);
      } else if (await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey)) {
        deps.ownWrites.wrote(entry.eventId, entry.oldKey);
      }
      return { kind: 'next', entry: { ...entry, stage: 'verify' } };
    }
    case 'recheck': {
      const event = await deps.calendar.readEvent(entry.eventId, signal);
      if (isEnded(event, entry)) return { kind: 'next', entry: { ...entry, stage: 'verify' } };
      return writeAgain(entry, event?.changeKey ?? null, deps.nowMs());
    }
    case 'verify': {
      const read = await readSlot(deps, slot, signal);
      const own: Meeting | undefined = read.find(({ id }) => id === entry.eventId);
      if (own && (isRemoval || own.endMs > entry.endMs)) return notShown(entry, (event) => isEnded(event, entry), deps, signal);
      deps.fold(slot, read);
      const result = { kind: 'done', done: { kind: 'ended', meetingId: entry.eventId } } as const;
      return { kind: 'settled', result, isBuried: false, ...(isRemoval && entry.bookingId !== null && { removed: entry.bookingId }) };
    }
  }
}
