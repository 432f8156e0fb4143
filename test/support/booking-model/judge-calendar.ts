import { type Attempt, isDone } from './attempt.ts';
import type { LivedBookings } from './live-bookings.ts';
import type { RoomMoment, StoredEvent } from './room-timeline.ts';
import { clockTime, nameOf, overlap, stretchOf } from './tell.ts';

/** Until so long after its making a booking gives way to a meeting from elsewhere (R7), and what is seen late is seen by then. */
const OPEN_MS = 120_000;
const LONGEST_LAG_MS = 10_000;

const eventAt = (moment: RoomMoment | undefined, key: number): StoredEvent | undefined => moment?.events.get(key);

/** The command that made the event; null where no door did. */
const makerOf = (moments: readonly RoomMoment[], key: number): string | null =>
  moments.flatMap(({ events }) => events.get(key) ?? [])[0]?.commandId ?? null;

/** Exchange makes a second event of a request that is repeated after the first one was deleted; who has ended the booking meant both. */
const isOfEndedBooking = (moments: readonly RoomMoment[], key: number, attempt: Attempt): boolean =>
  attempt.target !== null &&
  attempt.command.kind === 'end' &&
  isDone(attempt) &&
  !moments.at(-1)?.events.has(attempt.target) &&
  makerOf(moments, key) !== null &&
  makerOf(moments, key) === makerOf(moments, attempt.target);

/** Since when the event has been, without a break until the end, as `fits` wants it. */
function sinceMs(moments: readonly RoomMoment[], key: number, fits: (event: StoredEvent) => boolean): number {
  let sinceMs = Number.POSITIVE_INFINITY;
  for (let at = moments.length - 1; at >= 0; at -= 1) {
    const event = eventAt(moments[at], key);
    if (!event || !fits(event)) break;
    sinceMs = moments[at]?.atMs ?? sinceMs;
  }
  return sinceMs;
}

/** What the calendar itself shows: nothing doubled, nothing pushed out, nothing evicted, nothing left over. */
export function judgeCalendar({ timeline: { moments }, attempts, honoursIfMatch }: LivedBookings): readonly string[] {
  const last = moments.at(-1);
  if (!last) return [];
  /**
   * KNOWN LIMIT: where Exchange ignores `If-Match`, a patch that lands up to a minute late undoes what a later command did to the same
   * event. Nothing that a door could send prevents that, so an event that several commands changed is not judged there.
   */
  const isJudged = (key: number): boolean => {
    const made = makerOf(moments, key);
    const commands = attempts.filter(({ target, commandId }) => target === key || (made !== null && commandId === made));
    return honoursIfMatch || commands.length < 2;
  };
  const there = [...last.events.values()].filter(({ key, blocks }) => blocks && isJudged(key));
  return [
    ...there.flatMap((one, at) => there.slice(at + 1).flatMap((other) => clash(moments, one, other))),
    ...settledEver(moments)
      .filter(isJudged)
      .flatMap((key) => evicted(moments, attempts, key)),
    ...there.flatMap((event) => leftOver(attempts, event)),
  ];
}

function clash(moments: readonly RoomMoment[], one: StoredEvent, other: StoredEvent): readonly string[] {
  if (!overlap(one, other) || (one.commandId === null && other.commandId === null)) return [];
  if (one.commandId !== null && other.commandId !== null) return [`doubled: ${nameOf(one)} and ${nameOf(other)}`];
  const [claim, meeting] = one.commandId === null ? [other, one] : [one, other];
  const claimMs = sinceMs(moments, claim.key, (event) => event.blocks && overlap(event, meeting));
  const cameMs = sinceMs(moments, meeting.key, (event) => event.blocks && !event.isUndecided && overlap(event, claim));
  if (cameMs > claimMs + OPEN_MS || isSeenSettled(moments, claim.key, meeting, cameMs)) return []; // a conflict that the door shows
  return [`pushed out: ${nameOf(meeting)}, there since ${clockTime(cameMs)}, beside ${nameOf(claim)}, there since ${clockTime(claimMs)}`];
}

/** At that instant everybody could see that the claim was settled over the meeting's time. */
function isSeenSettled(moments: readonly RoomMoment[], key: number, meeting: StoredEvent, atMs: number): boolean {
  const then = moments.filter((moment) => moment.atMs <= atMs).at(-1);
  const settled = eventAt(then, key)?.settled;
  return settled != null && overlap(settled, meeting) && (then?.seenMs.get(key) ?? 0) <= atMs;
}

const settledEver = (moments: readonly RoomMoment[]): readonly number[] => [
  ...new Set(moments.flatMap(({ events }) => [...events.values()].filter(({ settled }) => settled !== null).map(({ key }) => key))),
];

/** A settled booking that is gone, or shorter, though nobody at a door wanted it and no meeting from elsewhere came in time. */
function evicted(moments: readonly RoomMoment[], attempts: readonly Attempt[], key: number): readonly string[] {
  const final = eventAt(moments.at(-1), key);
  const settled = moments.map((moment) => eventAt(moment, key)?.settled ?? null).findLast((value) => value !== null);
  if (!settled || (final && final.startMs <= settled.startMs && final.endMs >= settled.endMs)) return [];
  if (attempts.some(({ target, command }) => target === key && command.kind !== 'extend')) return [];
  if (attempts.some((attempt) => isOfEndedBooking(moments, key, attempt))) return [];
  const bornMs = moments.find((moment) => moment.events.has(key))?.atMs ?? 0;
  const grownMs = moments.findLast((moment, at) => {
    const [now, before] = [eventAt(moment, key), eventAt(moments[at - 1], key)];
    return now && before && (now.endMs > before.endMs || now.startMs < before.startMs);
  })?.atMs;
  const isSettled = (moment: RoomMoment): boolean =>
    stretchOf(eventAt(moment, key)?.settled ?? { startMs: 0, endMs: 0 }) === stretchOf(settled);
  const settledMs = moments.find(isSettled)?.atMs ?? 0; // also what was there by then comes before it (D6)
  const openUntilMs = Math.max(bornMs + OPEN_MS, (grownMs ?? 0) + OPEN_MS, settledMs) + LONGEST_LAG_MS;
  const yieldedTo = moments.some(
    ({ atMs, events }) => atMs <= openUntilMs && [...events.values()].some((rival) => isMeetingOver(rival, settled)),
  );
  return yieldedTo ? [] : [`evicted: event ${key}, settled for ${stretchOf(settled)}, is ${final ? stretchOf(final) : 'gone'}`];
}

const isMeetingOver = (rival: StoredEvent, settled: { readonly startMs: number; readonly endMs: number }): boolean =>
  rival.commandId === null && rival.blocks && !rival.isUndecided && overlap(rival, settled);

/** An event of a command that was given up or lost, and time beyond what was settled. */
function leftOver(attempts: readonly Attempt[], event: StoredEvent): readonly string[] {
  const { commandId, settled } = event;
  if (commandId === null) return [];
  const maker = attempts.find((attempt) => attempt.commandId === commandId);
  if (maker && !isDone(maker))
    return [`orphaned: ${nameOf(event)}, of which was said ${JSON.stringify(maker.words.at(-1)?.result ?? null)}`];
  if (settled === null) return [`orphaned: ${nameOf(event)} is kept without a mark that it is settled`];
  if (settled.startMs <= event.startMs && settled.endMs >= event.endMs) return []; // what it no longer has does not count as settled
  return [`orphaned: ${nameOf(event)} is settled for ${stretchOf(settled)}`];
}
