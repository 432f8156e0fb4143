import type { Meeting } from '../../domain/meeting.ts';
import { buildSchedule, meetingsWithin } from '../../domain/schedule.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { BookEntry } from '../journal/journal-entry.ts';
import { overlaps } from '../replica/replica.ts';
import { arbitrate } from './arbitration.ts';
import { gaveUp, type Progress, readSlot, refused, type StepDeps } from './write-steps.ts';

/** How long the attendant may take to decide about an overlapping invitation before it counts as a meeting (D6). */
const ATTENDANT_MS = 30_000;
/** What the check before the booking saw is no ground for sending it any more after this long (E16): a restart, a network that was away. */
const CHECKED_MS = 15_000;
/** A created event that no read has shown for this long, and that Graph does not know, was deleted by somebody. */
const UNSEEN_MS = 60_000;

type BookProgress = Progress<BookEntry>;

/** One act towards a settled booking; the caller persists what it returns. @throws GraphError */
export async function advanceBooking(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  switch (entry.stage) {
    case 'create':
      return create(entry, deps, signal);
    case 'verify':
      return verify(entry, deps, signal);
    case 'withdraw':
      return withdraw(entry, deps, signal);
  }
}

/** Sends the same bytes as ever: Graph answers with the same event (E17) [3.1.3]. */
async function create(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  if (deps.nowMs() >= entry.giveUpMs) return takeBack(entry, 'gaveUp');
  if (deps.nowMs() - entry.madeAtMs > CHECKED_MS) {
    const read = await readSlot(deps, slotOf(entry), signal);
    const own = read.find((meeting) => meeting.claim?.commandId === entry.commandId);
    if (own) return seen(entry, own.id, deps);
    if (meetingsWithin(buildSchedule(read), slotOf(entry)).length > 0) return takeBack(entry, 'lostRace');
  }
  const reply = await deps.calendar.createEvent(entry.body, signal);
  if (reply.kind === 'created') return seen(entry, reply.event.id, deps);
  const existing = reply.existingId === null ? null : await deps.calendar.readEvent(reply.existingId, signal);
  if (existing?.claim?.commandId === entry.commandId) return seen(entry, existing.id, deps);
  const [found] = await deps.calendar.findByCommand(entry.commandId, signal);
  return found ? seen(entry, found.id, deps) : { kind: 'wait' };
}

function seen(entry: BookEntry, eventId: string, { nowMs }: StepDeps): BookProgress {
  return { kind: 'next', entry: { ...entry, eventId, madeAtMs: nowMs(), stage: 'verify' } };
}

function slotOf({ startMs, endMs }: BookEntry): TimeWindow {
  return { startMs, endMs };
}

function takeBack(entry: BookEntry, withdrawal: 'lostRace' | 'gaveUp'): BookProgress {
  return { kind: 'next', entry: { ...entry, stage: 'withdraw', withdrawal } };
}

/** Believes only a read that contains our own event (E18), and looks whether it may stay (E19). */
async function verify(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  const slot = slotOf(entry);
  const read = await readSlot(deps, slot, signal);
  const own = read.find((meeting) => meeting.id === entry.eventId || meeting.claim?.commandId === entry.commandId);
  if (!own) return unseen(entry, deps, signal);
  const verdict = arbitrate(own, read);
  const isAttendantLate = deps.nowMs() - entry.madeAtMs >= ATTENDANT_MS;
  if (verdict === 'wait' && !isAttendantLate) return { kind: 'wait' };
  if (verdict !== 'keep') return takeBack({ ...entry, eventId: own.id }, 'lostRace');
  deps.ownWrites.wrote(own.id, null);
  deps.fold(slot, read);
  return { kind: 'settled', result: { kind: 'done', done: booked(own, deps) }, isBuried: false };
}

function booked(own: Meeting, deps: StepDeps) {
  const { id, startMs, endMs } = own;
  return { kind: 'booked', meetingId: id, startMs, endMs, start: deps.print(startMs), end: deps.print(endMs) } as const;
}

async function unseen(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  if (deps.nowMs() - entry.madeAtMs < UNSEEN_MS || entry.eventId === null) return { kind: 'wait' };
  const event = await deps.calendar.readEvent(entry.eventId, signal);
  const isMoved = event !== null && !overlaps(event, slotOf(entry), deps.timeZone());
  if (event === null) return { kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' }, isBuried: true };
  return isMoved ? refused('meetingGone') : { kind: 'wait' };
}

/** Removes whatever the command made; a create still under way somewhere is met by the tombstone (E20). */
async function withdraw(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  const found = entry.eventId === null ? await deps.calendar.findByCommand(entry.commandId, signal) : [{ id: entry.eventId }];
  for (const { id } of found) {
    await deps.calendar.deleteEvent(id, signal);
    deps.ownWrites.removed(id);
  }
  const slot = slotOf(entry);
  const gone = new Set(found.map(({ id }) => id));
  deps.fold(
    slot,
    (await readSlot(deps, slot, signal)).filter((meeting) => !gone.has(meeting.id)),
  );
  if (entry.withdrawal === 'gaveUp') return gaveUp('offline');
  return { kind: 'settled', result: { kind: 'refused', reason: 'lostRace' }, isBuried: true };
}
