import { checkBooking } from './booking-rules.ts';
import type { ChangeFacts } from './change-act.ts';
import { checkChange } from './change-rules.ts';
import { tailOf } from './extension-rules.ts';
import type { Meeting } from './meeting.ts';
import { closingMs } from './opening-hours.ts';
import { buildSchedule } from './schedule.ts';
import { type RuleFacts, SHORTEST_MINUTES } from './slot-rules.ts';
import { MINUTE_MS, minuteOf } from './whole-minute.ts';

/** A length that fits. */
export interface LengthChoice {
  readonly minutes: number;
  readonly endMs: number;
  /** It ends where the next meeting begins or the room closes. */
  readonly isUntilNext: boolean;
}

/** Lengths that the room can be booked for from now, shortest first; empty where booking is not allowed or not possible. */
export function bookingChoices(facts: RuleFacts, nowMs: number): readonly LengthChoice[] {
  const fits = (endMs: number) => checkBooking(facts, { endMs }, nowMs).kind === 'ok';
  return choicesThatFit(facts, minuteOf(nowMs), facts.policy.bookingMinutes, fits);
}

/** Lengths that a running meeting can go on for after its present end, shortest first; after that of its hold, where it has one. */
export function extensionChoices(facts: ChangeFacts, meeting: Meeting, nowMs: number): readonly LengthChoice[] {
  const fits = (endMs: number) => checkChange(facts, { kind: 'extend', meetingId: meeting.id, endMs }, nowMs).kind === 'allowed';
  const { last } = tailOf(meeting, facts.meetings);
  return choicesThatFit(facts, last.endMs, facts.policy.extensionMinutes, fits);
}

/** The rules decide what fits, so that a button never promises what they would refuse. */
function choicesThatFit(
  facts: RuleFacts,
  startMs: number,
  lengths: readonly number[],
  fits: (endMs: number) => boolean,
): readonly LengthChoice[] {
  const edgeMs = nextEdgeMs(facts, startMs);
  const ends = new Set(lengths.map((minutes) => minuteOf(startMs) + minutes * MINUTE_MS));
  if (edgeMs !== null) ends.add(edgeMs);
  return [...ends]
    .map((endMs) => ({ minutes: Math.floor((endMs - startMs) / MINUTE_MS), endMs, isUntilNext: endMs === edgeMs }))
    .filter(({ minutes, endMs }) => minutes >= SHORTEST_MINUTES && fits(endMs))
    .sort((a, b) => a.endMs - b.endMs);
}

/** The last whole minute before the next meeting or closing time; null when neither is known. */
function nextEdgeMs({ meetings, policy, timeZone }: RuleFacts, startMs: number): number | null {
  const next = buildSchedule(meetings).find((meeting) => meeting.startMs >= startMs)?.startMs;
  const edges = [next, closingMs(policy.hours, startMs, timeZone)].filter((ms) => typeof ms === 'number');
  return edges.length > 0 ? minuteOf(Math.min(...edges)) : null;
}
