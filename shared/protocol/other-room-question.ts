import type { Trouble } from '../domain/trouble.ts';

/** What a door in gateway mode asks for beyond its own room (D9). Times are epoch milliseconds on whole minutes. */
export type OtherRoomQuestion =
  /** Rooms free for all of the stretch, nearest and alike first. */
  | { readonly kind: 'findFreeRooms'; readonly startMs: number; readonly endMs: number }
  /**
   * Books a free slot of another room, by D5 and D6. `commandId` is the door's: asked again with the same one, the same booking is meant
   * and its present state is the answer.
   */
  | {
      readonly kind: 'bookOtherRoom';
      readonly commandId: string;
      readonly room: string;
      readonly startMs: number;
      readonly endMs: number;
      /** Null for a booking; for a move, the meeting whose place it takes. */
      readonly parent: { readonly iCalUId: string; readonly startMs: number } | null;
    }
  /** Takes back what `bookOtherRoom` with that id has made or may still make. */
  | { readonly kind: 'giveBackOtherRoom'; readonly commandId: string };

export type OtherRoomAnswer =
  | { readonly kind: 'roomsFound'; readonly rooms: readonly FoundOtherRoom[] }
  | { readonly kind: 'booked'; readonly meetingId: string; readonly startMs: number; readonly endMs: number; readonly roomName: string }
  /** Journalled, and not decided yet: ask again. Every other answer but `unreachable` is the last word. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'givenBack' }
  | { readonly kind: 'refused'; readonly reason: OtherRoomRefusal }
  /** Nobody knows what came of the question: ask again. Of `findFreeRooms`: nobody could look. */
  | { readonly kind: 'unreachable'; readonly trouble: Trouble };

export type OtherRoomRefusal =
  | 'notEnrolled'
  | 'malformed'
  | 'tooMany' // asked too often, or it holds as much elsewhere as it may; later it may be allowed
  | 'wrongRoom' // no room that this door's own may book
  | 'roomTaken'
  | 'lostRace'
  | 'unknownCommand' // `giveBackOtherRoom` for what was never booked
  | 'graphUnreachable' // Graph could not be asked in time: nothing was booked, or it was taken back
  | 'writeRefused'
  | 'meetingGone';

export interface FoundOtherRoom {
  /** SMTP address. */
  readonly address: string;
  readonly name: string;
  /** When its next meeting begins; null when that is not on the day of the stretch. */
  readonly freeUntilMs: number | null;
}
