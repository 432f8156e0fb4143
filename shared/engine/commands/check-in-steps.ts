import { blocks } from '../../domain/blocks.ts';
import { buildStatePatchBody } from '../../graph/event-body.ts';
import { stateOf } from '../../graph/event-state.ts';
import type { CheckInEntry } from './check-in-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

/** One act towards a check-in that every door of the room can see. @throws GraphError */
export async function advanceCheckIn(entry: CheckInEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<CheckInEntry>> {
  switch (entry.stage) {
    case 'write': {
      if (deps.nowMs() >= entry.giveUpMs) return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
      const written = await deps.calendar.patchEvent(entry.eventId, entry.body, signal, entry.oldKey);
      if (written === null) return refused('meetingGone');
      deps.ownWrites.wrote(entry.eventId, entry.oldKey);
      return { kind: 'next', entry: { ...entry, stage: 'verify' } };
    }
    case 'recheck':
      return recheck(entry, deps, signal);
    case 'verify': {
      const slot = { startMs: entry.startMs, endMs: entry.endMs };
      const read = await readSlot(deps, slot, signal);
      const own = read.find(({ id }) => id === entry.eventId);
      if (own?.checkedInMs == null) return notShown(entry, deps);
      deps.fold(slot, read);
      return done(entry);
    }
  }
}

/** The write is in doubt: what the event says now decides, and what is written again is made from it. */
async function recheck(entry: CheckInEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<CheckInEntry>> {
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  if (event === null || !blocks(event)) return refused('meetingGone');
  const nowMs = deps.nowMs();
  // By then a calendar that does not show it does not lag: the meeting has been moved out of that stretch, with the mark.
  if (event.checkedInMs !== null) return nowMs >= entry.giveUpMs ? done(entry) : { kind: 'next', entry: { ...entry, stage: 'verify' } };
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs) return { kind: 'wait' };
  const body = buildStatePatchBody({ ...stateOf(event), checkedInMs: entry.checkedInMs });
  return { kind: 'next', entry: { ...entry, oldKey: event.changeKey, body, stage: 'write' } };
}

/** A calendar that lags is waited for; after a while the event itself is asked. */
function notShown(entry: CheckInEntry, { nowMs }: StepDeps): Progress<CheckInEntry> {
  return nowMs() < entry.giveUpMs ? { kind: 'wait' } : { kind: 'next', entry: { ...entry, stage: 'recheck' } };
}

function done({ eventId: meetingId }: CheckInEntry): Progress<CheckInEntry> {
  return { kind: 'settled', result: { kind: 'done', done: { kind: 'checkedIn', meetingId } }, isBuried: false };
}
