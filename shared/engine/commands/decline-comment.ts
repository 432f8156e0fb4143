/** Why the room says no to a meeting. */
export type DeclineReason =
  | { readonly kind: 'release' }
  /** It was ended in its first minutes. */
  | { readonly kind: 'end' }
  | { readonly kind: 'move'; readonly toRoom: string }
  /** Nobody checked in until so long after the start. */
  | { readonly kind: 'noShow'; readonly minutes: number }
  /** Nobody checked in so many times in a row. */
  | { readonly kind: 'missedSeries'; readonly misses: number };

/** What the organiser reads beside the room's no: which door, what somebody did there, and what is left to do (E40). */
export function buildDeclineComment(roomName: string, reason: DeclineReason): string {
  switch (reason.kind) {
    case 'release':
      return `Somebody at the door of ${roomName} gave the room back, so ${roomName} is no longer booked for this meeting.`;
    case 'end':
      return `Somebody at the door of ${roomName} ended this meeting in its first minutes, so ${roomName} is no longer booked for it.`;
    case 'noShow':
      return `Nobody checked in at the door of ${roomName} within ${reason.minutes} minutes of the start, so ${roomName} has been given up for this meeting. Please invite the room again if it is needed.`;
    case 'missedSeries':
      return `Nobody checked in at the door of ${roomName} for this series ${reason.misses === 1 ? 'once' : `${reason.misses} times in a row`}, so ${roomName} is no longer booked for what is left of it. Please invite the room again if it is needed.`;
    case 'move':
      return `Somebody at the door of ${roomName} moved this meeting to ${reason.toRoom}, which is booked for it already. Please change the place of the meeting to ${reason.toRoom}, without inviting that room again.`;
  }
}
