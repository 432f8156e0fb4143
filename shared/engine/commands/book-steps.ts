import { blocks } from '../../domain/blocks.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { buildSchedule, meetingsWithin } from '../../domain/schedule.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { overlaps } from '../replica/replica.ts';
import { standsFirm } from './arbitration.ts';
import type { BookEntry } from './book-entry.ts';
import { bookingDone, MADE_MS } from './booking-done.ts';
import { sharedPart } from './claim-times.ts';
import { sendMark } from './send-mark.ts';
import { judgeClaim } from './settle-claim.ts';
import { withdrawBooking } from './withdraw-steps.ts';
import { CHECKED_MS, type Progress, readSlot, refused, type StepDeps, waitWith } from './write-steps.ts';

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
    case 'mark':
      return mark(entry, deps, signal);
    case 'withdraw':
      return withdrawBooking(entry, deps, signal);
  }
}

/** Sends the same bytes as ever: Graph answers with the same event (E17) [3.1.3]. */
async function create(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  if (deps.nowMs() >= entry.giveUpMs) return takeBack(entry, 'gaveUp');
  if (entry.isSent || deps.stopwatch.atMostMs(entry.checkedAt) > CHECKED_MS) {
    const read = await readSlot(deps, slotOf(entry), signal);
    const own = ownIn(entry, read);
    if (own) return sighted(entry, own.id, deps);
    const rivals = meetingsWithin(buildSchedule(read), slotOf(entry));
    if (rivals.some((rival) => !maybeSent(entry, deps) || standsFirm(rival, slotOf(entry)))) return takeBack(entry, 'lostRace');
    if (deps.nowMs() >= entry.giveUpMs) return takeBack(entry, 'gaveUp'); // the read has told what time it is
  }
  const reply = await deps.calendar.createEvent(entry.body, signal);
  if (reply.kind === 'created') return sighted(entry, reply.event.id, deps);
  const existing = reply.existingId === null ? null : await deps.calendar.readEvent(reply.existingId, signal);
  if (existing?.claim?.commandId === entry.commandId) return sighted(entry, existing.id, deps);
  const [found] = await deps.calendar.findByCommand(entry.commandId, signal);
  return found ? sighted(entry, found.id, deps) : { kind: 'wait' };
}

/** A process that ended had no time to write down that it had sent. */
function maybeSent({ isSent, checkedAt }: BookEntry, { stopwatch }: Pick<StepDeps, 'stopwatch'>): boolean {
  return isSent || !stopwatch.isOfThisRun(checkedAt);
}

/** The event is there: from now on its bytes are never sent again, whatever becomes of it (E33). */
export function sighted(
  entry: BookEntry,
  eventId: string,
  { stopwatch }: Pick<StepDeps, 'stopwatch'>,
): BookProgress & { readonly kind: 'next' } {
  return { kind: 'next', entry: { ...entry, eventId, madeAt: stopwatch.now(), stage: 'verify' } };
}

function slotOf({ startMs, endMs }: BookEntry): TimeWindow {
  return { startMs, endMs };
}

function ownIn({ eventId, commandId }: BookEntry, read: readonly Meeting[]): Meeting | undefined {
  return read.find(({ id }) => id === eventId) ?? read.find(({ claim }) => claim?.commandId === commandId);
}

function takeBack(entry: BookEntry, withdrawal: NonNullable<BookEntry['withdrawal']>): BookProgress {
  return { kind: 'next', entry: { ...entry, stage: 'withdraw', withdrawal } };
}

/** Believes only a read that contains our own event (E18), and looks whether it may stay (E24). */
async function verify(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  const slot = slotOf(entry);
  const read = await readSlot(deps, slot, signal);
  const own = ownIn(entry, read);
  if (!own) return unseen(entry, deps, signal);
  deps.fold(slot, read);
  const target = blocks(own) ? sharedPart(own, slot) : null;
  if (target === null) return refused('meetingGone'); // somebody has moved or cancelled it: it is theirs now
  const step = judgeClaim(entry, { own, target, read }, deps.stopwatch);
  const named = { ...entry, eventId: own.id };
  switch (step.kind) {
    case 'settled':
      return done(named, own, deps);
    case 'mark':
      deps.ownWrites.wrote(own.id, null);
      return { kind: 'next', entry: { ...named, ...step.facts, stage: 'mark' } };
    case 'wait':
      return waitWith(entry, { ...named, ...step.facts });
    case 'yield':
      return takeBack({ ...named, ...step.facts }, 'lostRace');
  }
}

/** Settled as soon as Graph has taken the mark. Otherwise the calendar is read again; a mark that may still arrive is not forgotten. */
async function mark(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  const outcome = entry.eventId === null ? ({ kind: 'gone' } as const) : await sendMark(entry, entry.eventId, deps, signal);
  if (outcome.kind === 'marked') return done(entry, placeMeeting(outcome.event, deps.timeZone()), deps);
  // After a pause: reads may lag behind what has just refused the mark.
  return waitWith(entry, { ...entry, ...(outcome.kind === 'changed' && { decided: null }), stage: 'verify' });
}

function done(entry: BookEntry, own: Meeting, deps: StepDeps): BookProgress {
  const { commandId, commandKind, startMs, endMs } = entry;
  const since = entry.madeAt ?? deps.stopwatch.now();
  const watched = { commandId, commandKind, eventId: own.id, startMs, endMs, since, isByStamps: false, stampMs: own.createdMs };
  const watch = { ...watched, restore: null, consequence: null };
  const result = { kind: 'done', done: bookingDone(entry, own, deps) } as const;
  return {
    kind: 'settled',
    result,
    isBuried: false,
    made: { commandId, untilMs: own.endMs + MADE_MS },
    ...(entry.elsewhere === null && { watch }),
  };
}

async function unseen(entry: BookEntry, deps: StepDeps, signal: AbortSignal): Promise<BookProgress> {
  const { eventId, madeAt } = entry;
  if (eventId === null || madeAt === null) return { kind: 'next', entry: { ...entry, stage: 'create' } };
  if (!deps.stopwatch.isOfThisRun(madeAt)) return waitWith(entry, { ...entry, madeAt: deps.stopwatch.now() });
  if (deps.stopwatch.atLeastMs(madeAt) < UNSEEN_MS) return { kind: 'wait' };
  const event = await deps.calendar.readEvent(eventId, signal);
  if (event === null) return { kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' }, isBuried: true };
  return overlaps(event, slotOf(entry), deps.timeZone()) ? { kind: 'wait' } : refused('meetingGone');
}
