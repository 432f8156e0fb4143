import { isDoorBooking } from '../domain/door-booking.ts';
import type { Meeting } from '../domain/meeting.ts';
import { maskMeeting } from '../domain/privacy.ts';
import type { MeetingView } from './door-view-meeting.ts';
import type { ViewContext } from './view-context.ts';

/** A meeting as it is shown in the day of `dayMs`. */
export function buildMeetingView(meeting: Meeting, { facts, policy, conflicts, labels }: ViewContext, dayMs: number): MeetingView {
  const { id, startMs, endMs } = meeting;
  const lastMs = endMs - 1; // what ends at midnight ends in the day before
  const words = maskMeeting(meeting, policy, facts.room.address);
  return {
    id,
    startMs,
    endMs,
    start: labels.time(startMs),
    end: labels.time(endMs),
    startDay: labels.isSameDay(startMs, dayMs) ? null : labels.shortDate(startMs),
    endDay: labels.isSameDay(lastMs, dayMs) ? null : labels.shortDate(lastMs),
    isAllDay: meeting.time.kind === 'allDay',
    title: words.title,
    organizer: words.organizer,
    isPrivate: words.isPrivate,
    isTentative: meeting.showAs === 'tentative' || meeting.responseStatus === 'tentativelyAccepted',
    isOnline: words.isOnline,
    attendeeCount: words.attendeeCount,
    attendeeNames: words.attendeeNames,
    isDoorBooking: isDoorBooking(meeting),
    isConflict: conflicts.has(id),
    isHold: meeting.claim?.parent != null,
    isCheckedIn: meeting.checkedInMs !== null,
    isOfSeries: meeting.seriesMasterId !== null,
    actions: [],
  };
}
