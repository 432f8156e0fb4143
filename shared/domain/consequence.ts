/** How an act on a meeting is brought about (D7). */
export type Means =
  /** A booking made by the door. */
  | 'book'
  /** A booking made at a door gets other times, at its source. */
  | 'change'
  /** A booking made at a door is deleted. */
  | 'remove'
  /** The room's own copy of somebody's meeting gets other times; the organiser's next update overwrites it [3.3.2]. */
  | 'changeCopy'
  /** The room declines somebody's meeting; of a series, that occurrence [3.3.3]. */
  | 'decline'
  /** The same without an answer to the organiser: the meeting leaves the room's calendar only. */
  | 'declineSilently'
  /** The room books the time around somebody's meeting for it. */
  | 'hold'
  /** The organiser's own event gets other times, which Exchange tells everybody. */
  | 'changeOrganizers'
  /** A mark on the event, invisible in Outlook. */
  | 'mark';

/** What an act does to whom: said before it is done, and again when it is done (D7). */
export interface Consequence {
  readonly means: Means;
  /** Whose calendars change. */
  readonly calendars: readonly ('room' | 'otherRoom' | 'organizer')[];
  /** Whom Exchange tells of it. */
  readonly told: 'nobody' | 'organizer' | 'everybody';
  /** What only the organiser can do to make it whole. */
  readonly organizerMust: 'nothing' | 'changePlace' | 'inviteAgain';
}

/** Of giving up what nobody came to: the organiser reads it in the decline (D8). */
export const noShowConsequence: Consequence = { means: 'decline', calendars: ['room'], told: 'organizer', organizerMust: 'inviteAgain' };
