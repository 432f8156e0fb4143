import { blocks } from './blocks.ts';
import type { Meeting } from './meeting.ts';
import { overlap, type TimeWindow } from './time-window.ts';

/** What takes the room, by start: the meetings that block and last at all. */
export type Schedule = readonly Meeting[];

export function buildSchedule(meetings: readonly Meeting[]): Schedule {
  return meetings.filter((meeting) => blocks(meeting) && meeting.endMs > meeting.startMs).sort(byStart);
}

/** Meetings that share any instant with the window. A meeting owns its first instant and not its last. */
export function meetingsWithin(schedule: Schedule, window: TimeWindow): readonly Meeting[] {
  return schedule.filter((meeting) => overlap(meeting, window));
}

export function meetingsAt(schedule: Schedule, nowMs: number): readonly Meeting[] {
  return meetingsWithin(schedule, { startMs: nowMs, endMs: nowMs + 1 });
}

/** The meeting to name at an instant, or null. Of several, one with hours goes before an all-day one, then the one that began first. */
export function meetingAt(schedule: Schedule, nowMs: number): Meeting | null {
  const current = meetingsAt(schedule, nowMs);
  return current.find((meeting) => meeting.time.kind === 'timed') ?? current[0] ?? null;
}

/** The first meeting that begins after an instant, or null. */
export function meetingAfter(schedule: Schedule, nowMs: number): Meeting | null {
  return schedule.find((meeting) => meeting.startMs > nowMs) ?? null;
}

/** When the room is next free, from an instant on: meetings that follow each other without a gap count as one. */
export function freeFromMs(schedule: Schedule, nowMs: number): number {
  let freeMs = nowMs;
  for (const meeting of schedule) {
    if (meeting.startMs > freeMs) break;
    freeMs = Math.max(freeMs, meeting.endMs);
  }
  return freeMs;
}

/** Ids of the meetings that overlap another one. */
export function findConflicts(schedule: Schedule): ReadonlySet<string> {
  const conflicts = new Set<string>();
  let last: Meeting | null = null; // of those before, the one that ends last
  for (const meeting of schedule) {
    if (last && meeting.startMs < last.endMs) conflicts.add(last.id).add(meeting.id);
    if (!last || meeting.endMs > last.endMs) last = meeting;
  }
  return conflicts;
}

function byStart(a: Meeting, b: Meeting): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
