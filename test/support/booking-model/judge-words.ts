import type { CommandResult } from '../../../shared/protocol/command-result.ts';
import { type Attempt, isDone, lastWord, type Word } from './attempt.ts';
import type { LivedBookings } from './live-bookings.ts';
import type { RoomMoment, StoredEvent } from './room-timeline.ts';
import { clockTime, tellAttempt } from './tell.ts';

const eventOf = (moment: RoomMoment | undefined, { target, commandId }: Attempt): StoredEvent | null => {
  for (const event of moment?.events.values() ?? []) {
    if (target === null ? event.commandId === commandId : event.key === target) return event;
  }
  return null;
};

/** What people were told: everybody something, `done` only of what Exchange held, and nothing else than what became of it. */
export function judgeWords({ timeline: { moments }, attempts }: LivedBookings): readonly string[] {
  return attempts.flatMap((attempt) => {
    const last = lastWord(attempt);
    const isOwed = attempt.commandId !== null || !attempt.wasCutOff;
    const isTold = last !== null && (last.how !== 'log' || attempt.wasCutOff);
    if (!isTold) return isOwed ? [`untold: ${tellAttempt(attempt)}`] : [];
    const untrue = attempt.words.filter((word) => !isTrueThen(word, attempt, attempts, moments));
    return [
      ...untrue.map((word) => `untrue at ${clockTime(word.atMs)}: ${tellAttempt(attempt)}`),
      ...(isLost(attempt, attempts, moments) ? [`lost: ${tellAttempt(attempt)}`] : []),
      ...(isHalfDone(attempt, attempts, moments) ? [`done unsaid: ${tellAttempt(attempt)}`] : []),
    ];
  });
}

/** Others had the same event in hand: its times are nobody's alone. */
const isShared = (attempt: Attempt, attempts: readonly Attempt[], key: number | null): boolean =>
  attempts.some((other) => other !== attempt && other.target !== null && other.target === key);

function asDone(word: Word | null): Extract<CommandResult, { kind: 'done' }>['done'] | null {
  return word?.result.kind === 'done' && 'done' in word.result ? word.result.done : null;
}

/** What `done` promises of the event. */
function holds(word: Word | null, event: StoredEvent | null): boolean {
  const done = asDone(word);
  switch (done?.kind) {
    case 'booked':
      return event?.startMs === done.startMs && event.endMs === done.endMs;
    case 'extended':
      return event?.endMs === done.endMs;
    case 'ended':
      return event === null || event.endMs <= (word?.atMs ?? 0);
    case 'startedEarly':
      return event !== null && event.startMs <= (word?.atMs ?? 0);
    default:
      return true;
  }
}

function isTrueThen(word: Word, attempt: Attempt, attempts: readonly Attempt[], moments: readonly RoomMoment[]): boolean {
  const then = eventOf(moments[word.moment], attempt);
  if (holds(word, then)) return true;
  // Somebody else changed it since: then it must have been so before.
  const key = then?.key ?? moments.map((moment) => eventOf(moment, attempt)).find((event) => event !== null)?.key ?? null;
  return isShared(attempt, attempts, key) && moments.slice(0, word.moment + 1).some((moment) => holds(word, eventOf(moment, attempt)));
}

/** Said to be done, and not to be found in the end, though nobody at a door changed it again. */
function isLost(attempt: Attempt, attempts: readonly Attempt[], moments: readonly RoomMoment[]): boolean {
  if (!isDone(attempt)) return false;
  const key = moments.map((moment) => eventOf(moment, attempt)).find((event) => event !== null)?.key ?? null;
  return !isShared(attempt, attempts, key) && !holds(lastWord(attempt), eventOf(moments.at(-1), attempt));
}

/** Said not to have happened, and the event is not what it was before. */
function isHalfDone(attempt: Attempt, attempts: readonly Attempt[], moments: readonly RoomMoment[]): boolean {
  if (attempt.target === null || isDone(attempt) || isShared(attempt, attempts, attempt.target)) return false;
  const before = eventOf(moments[attempt.startedMoment], attempt);
  const after = eventOf(moments.at(-1), attempt);
  const isOfAnAttempt = attempts.some(({ commandId }) => commandId !== null && commandId === before?.commandId);
  if (isOfAnAttempt) return false; // its own maker may have taken it back
  return before?.startMs !== after?.startMs || before?.endMs !== after?.endMs;
}
