import { type Attempt, isBooking, isDone, isLostRace, lastWord } from './attempt.ts';
import type { LivedBookings } from './live-bookings.ts';
import type { RoomMoment, StoredEvent } from './room-timeline.ts';
import { overlap, tellAttempt } from './tell.ts';

/** What was decided by a read may be as old as the longest way of a request and the longest lag. */
const OLDEST_READ_MS = 45_000;
/** An invitation that stayed open so long may be yielded to, whatever becomes of it. */
const LONG_UNDECIDED_MS = 15_000;

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a loser wanted beyond what it had: the widest that its event ever was, less what was there when it began. */
function wanted(attempt: Attempt, moments: readonly RoomMoment[]): Stretch | null {
  const { command } = attempt;
  if (command.kind === 'bookLater') return command;
  if (command.kind === 'bookNow') return { startMs: Math.floor(attempt.startedMs / 60_000) * 60_000, endMs: command.endMs };
  const before = attempt.target === null ? undefined : moments[attempt.startedMoment]?.events.get(attempt.target);
  if (!before) return null;
  // What another door only claims of the same event may go again: the stretch is counted from what was settled.
  const had = before.settled !== null && overlap(before.settled, before) ? before.settled : before;
  if (command.kind === 'extend') return { startMs: Math.min(had.endMs, before.endMs), endMs: command.endMs };
  const nowMs = Math.floor(attempt.startedMs / 60_000) * 60_000;
  return command.kind === 'startEarly' ? { startMs: nowMs, endMs: Math.max(had.startMs, before.startMs) } : null;
}

/** Another command changed the very same event, and that was done: the room is not lost to anybody. */
const isOutdone = (attempt: Attempt, attempts: readonly Attempt[]): boolean =>
  attempt.target !== null && attempts.some((other) => other !== attempt && other.target === attempt.target && isDone(other));

/** `stood`: it was there to stay, or ended otherwise than by giving way. A number is another loser. */
type Blame = 'stood' | number;

function blamesOf(attempt: Attempt, attempts: readonly Attempt[], moments: readonly RoomMoment[]): readonly Blame[] {
  const stretch = wanted(attempt, moments);
  const fromMs = attempt.startedMs - OLDEST_READ_MS;
  const untilMs = lastWord(attempt)?.atMs ?? Number.POSITIVE_INFINITY;
  if (stretch === null || isOutdone(attempt, attempts)) return ['stood'];
  const beneath = attempts.flatMap((other, at) => (isBeneath(other, attempt, moments) ? [at] : []));
  const seen = moments.filter(({ atMs }, at) => atMs <= untilMs && (moments[at + 1]?.atMs ?? Number.POSITIVE_INFINITY) >= fromMs);
  const rivals = seen.flatMap(({ events }) => [...events.values()]);
  return [...beneath, ...rivals.flatMap((rival) => blame(rival, attempt, stretch, attempts, moments))];
}

/** What made the very booking, or gave it time before the loser did, and lost that: nothing can stand on it. */
function isBeneath(other: Attempt, loser: Attempt, moments: readonly RoomMoment[]): boolean {
  if (other === loser || loser.target === null || !isLostRace(other) || other.startedMs > loser.startedMs) return false;
  const made = moments.flatMap(({ events }) => events.get(loser.target ?? -1) ?? [])[0]?.commandId ?? null;
  return other.target === loser.target || (made !== null && other.commandId === made);
}

function blame(
  rival: StoredEvent,
  loser: Attempt,
  stretch: Stretch,
  attempts: readonly Attempt[],
  moments: readonly RoomMoment[],
): readonly Blame[] {
  const isOwn = rival.key === loser.target || (rival.commandId !== null && rival.commandId === loser.commandId);
  if (isOwn || !rival.blocks || !overlap(rival, stretch)) return [];
  if (rival.commandId === null) return isToYieldTo(rival, loser, stretch, moments) ? ['stood'] : [];
  const maker = attempts.findIndex(({ commandId }) => commandId === rival.commandId);
  const makers = maker === -1 ? [] : [maker];
  const isSettledThere = rival.settled !== null && overlap(rival.settled, stretch);
  if (isSettledThere) return ['stood'];
  const changers = attempts.flatMap(({ target }, at) => (target === rival.key ? [at] : []));
  const all = [...makers, ...changers];
  return all.map((at) => (attempts[at] && isLostRace(attempts[at]) ? at : 'stood'));
}

/** Decided, then or later, or left open for long, or declined for something else than what the loser wanted. */
function isToYieldTo({ key }: StoredEvent, loser: Attempt, stretch: Stretch, moments: readonly RoomMoment[]): boolean {
  const states = moments.flatMap(({ events }) => events.get(key) ?? []);
  if (states.some((event) => event.blocks && !event.isUndecided && overlap(event, stretch))) return true;
  if (undecidedMs(key, moments) >= LONG_UNDECIDED_MS) return true;
  const last = moments.findLast(({ events }) => events.get(key)?.isUndecided === true);
  const open = last?.events.get(key);
  const own = [...(last?.events.values() ?? [])].find((event) =>
    loser.target === null ? event.commandId === loser.commandId : event.key === loser.target,
  );
  if (!open || !own) return true;
  const contested = { startMs: Math.max(open.startMs, stretch.startMs), endMs: Math.min(open.endMs, stretch.endMs) };
  return contested.startMs >= contested.endMs || !overlap(own, contested);
}

function undecidedMs(key: number, moments: readonly RoomMoment[]): number {
  return moments.reduce((sum, { atMs, events }, at) => {
    const isOpen = events.get(key)?.isUndecided ?? false;
    return isOpen ? sum + ((moments[at + 1]?.atMs ?? atMs) - atMs) : sum;
  }, 0);
}

/** Whoever lost must have lost to something that stayed, or to somebody who lost to that. */
export function judgeLosers({ timeline: { moments }, attempts }: LivedBookings): readonly string[] {
  const blames = attempts.map((attempt) => (isLostRace(attempt) ? blamesOf(attempt, attempts, moments) : []));
  const isJust = (at: number, asked: ReadonlySet<number>): boolean =>
    (blames[at] ?? []).some((of) => of === 'stood' || (!asked.has(of) && isJust(of, new Set([...asked, of]))));
  return attempts.flatMap((attempt, at) => {
    if (!isLostRace(attempt) || isJust(at, new Set([at]))) return [];
    return [`${isBooking(attempt) ? 'both lost' : 'went back for nothing'}: ${tellAttempt(attempt)}`];
  });
}
