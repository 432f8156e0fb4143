import { blocks } from './blocks.ts';
import type { CalendarEvent, Meeting, MeetingKey } from './meeting.ts';

/** What names a meeting in every calendar that has it; null where Exchange gave no iCalUId, so that nothing can refer to it. */
export function meetingKeyOf({ iCalUId, originalStartMs, startMs }: Meeting): MeetingKey | null {
  return iCalUId === null ? null : { iCalUId, startMs: originalStartMs ?? startMs };
}

/** The hold that lets a meeting go on (D7), or null. Of several the one that ends last. */
export function holdOf(meeting: Meeting, meetings: readonly Meeting[]): Meeting | null {
  const key = meetingKeyOf(meeting);
  if (key === null) return null;
  const holds = meetings.filter(
    (other) => other.id !== meeting.id && blocks(other) && other.claim?.parent?.relation === 'after' && isHeldFor(other, key),
  );
  return holds.reduce<Meeting | null>((last, hold) => (last && last.endMs >= hold.endMs ? last : hold), null);
}

/** The meeting that a hold lets go on, where it stands in the same calendar and takes the room; null for one held from another room. */
export function parentOf(hold: Meeting, meetings: readonly Meeting[]): Meeting | null {
  return meetings.find((other) => other.id !== hold.id && blocks(other) && isKeyOf(hold, meetingKeyOf(other))) ?? null;
}

function isKeyOf(hold: Meeting, key: MeetingKey | null): boolean {
  return key !== null && isHeldFor(hold, key);
}

function isHeldFor({ claim, isOrganizer }: Pick<CalendarEvent, 'claim' | 'isOrganizer'>, key: MeetingKey): boolean {
  return isOrganizer && claim?.parent?.iCalUId === key.iCalUId && claim.parent.startMs === key.startMs;
}
