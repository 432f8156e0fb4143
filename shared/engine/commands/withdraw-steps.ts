import type { CommandResult } from '../../protocol/command-result.ts';
import type { BookEntry } from './book-entry.ts';
import { roomsInstead } from './rooms-instead.ts';
import { DOUBT_MS } from './settle-claim.ts';
import { type Progress, readSlot, type StepDeps, waitWith } from './write-steps.ts';

/** Removes whatever the command made; a create still under way somewhere is met by the tombstone (E20). @throws GraphError */
export async function withdrawBooking(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<Progress<BookEntry>> {
  const isLate = mayLandElsewhere(entry, deps);
  const known = entry.eventId === null ? [] : [{ id: entry.eventId }];
  const found = entry.eventId === null || isLate ? [...known, ...(await deps.calendar.findByCommand(entry.commandId, signal))] : known;
  for (const { id } of found) {
    await deps.calendar.deleteEvent(id, signal);
    deps.ownWrites.removed(id);
  }
  const slot = { startMs: entry.startMs, endMs: entry.endMs };
  const gone = new Set(found.map(({ id }) => id));
  const left = (await readSlot(deps, slot, signal)).filter((meeting) => !gone.has(meeting.id));
  deps.fold(slot, left);
  if (isLate) {
    const since = entry.inDoubt && deps.stopwatch.isOfThisRun(entry.inDoubt) ? entry.inDoubt : deps.stopwatch.now();
    if (deps.stopwatch.atLeastMs(since) < DOUBT_MS) return waitWith(entry, { ...entry, inDoubt: since });
  }
  return { kind: 'settled', result: await resultOf(entry, deps, signal), isBuried: true };
}

/** No round of this door's reads another room, so that a tombstone would not be met there: what may still land is waited for (E49). */
export function mayLandElsewhere({ elsewhere, isSent, checkedAt }: BookEntry, { stopwatch }: Pick<StepDeps, 'stopwatch'>): boolean {
  return elsewhere !== null && (isSent || !stopwatch.isOfThisRun(checkedAt));
}

async function resultOf(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<CommandResult> {
  switch (entry.withdrawal) {
    case 'gaveUp':
      return { kind: 'unreachable', trouble: 'offline' };
    case 'writeRefused':
      return { kind: 'refused', reason: 'writeRefused' };
    case 'stray':
      return { kind: 'refused', reason: 'lostRace' };
    case 'lostRace':
    case 'evicted':
    case null: {
      const elsewhere = await roomsInstead(entry, deps, signal);
      return { kind: 'refused', reason: entry.elsewhere === null ? 'lostRace' : 'otherRoomTaken', ...elsewhere };
    }
  }
}
