import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { maskMeeting } from '../../domain/privacy.ts';

/** What a hold is called in the calendar: no more than this room's glass may say of the meeting (T5). */
export function holdSubject(
  event: CalendarEvent,
  { policy, roomAddress }: { readonly policy: Policy; readonly roomAddress: string | null },
): string {
  const { title } = maskMeeting(event, policy, roomAddress ?? '');
  return title === null ? 'Held at the door' : `${title} (held at the door)`;
}
