import type { Stretch } from './day-axis.ts';
import type { RoomMeeting } from './tenant-state.ts';

export type MeetingLook = 'accepted' | 'tentative' | 'free' | 'door' | 'declined' | 'cancelled';

export interface ShownMeeting extends Stretch {
  /** Unlike any other of the day. */
  readonly key: string;
  readonly look: MeetingLook;
  readonly isPrivate: boolean;
  readonly source: RoomMeeting;
}

export const lookWords: Readonly<Record<MeetingLook, string>> = {
  accepted: 'accepted by the room',
  tentative: 'tentative',
  free: 'shown as free, does not block the room',
  door: 'booked at the door',
  declined: 'declined by the room',
  cancelled: 'cancelled by the organiser',
};

function lookOf({ isCancelled, response, isDirect, showAs }: RoomMeeting): MeetingLook {
  if (isCancelled) return 'cancelled';
  if (response === 'declined') return 'declined';
  if (showAs === 'free') return 'free';
  if (isDirect) return 'door';
  return response === 'accepted' && showAs !== 'tentative' ? 'accepted' : 'tentative';
}

export const shownMeeting = (source: RoomMeeting): ShownMeeting => ({
  key: `${source.meeting} ${source.date ?? ''}`,
  startMs: Date.parse(source.start),
  endMs: Date.parse(source.end),
  look: lookOf(source),
  isPrivate: source.sensitivity === 'private' || source.sensitivity === 'confidential',
  source,
});
