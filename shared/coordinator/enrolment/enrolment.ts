import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';

/** Who may act for which room. */
export interface Enrolment {
  /** The enrolled door with that key, revoked ones too; null for a key that nobody has let in. Answers from memory. */
  doorOf(publicKey: string): EnrolledDoor | null;
  roomOf(roomId: string): CoordinatorRoom | null;
  doors(): readonly EnrolledDoor[];
  rooms(): readonly CoordinatorRoom[];
  /** A code for a key that waits: the one it has, or a new one when that has run out. */
  codeFor(publicKey: string): { readonly code: string; readonly expiresInMs: number };
  /** The line of a waiting door is gone: its code is void. */
  forget(publicKey: string): void;
  /** Staff confirm the code that a door shows. `replaces`: the door that this one takes over from is revoked by the same act. */
  confirm(code: string, place: RoomPlace, replaces?: string): Promise<EnrolmentResult>;
  /** A door brings a one-time token of bulk enrolment; one that is enrolled already stays where it is, and the token good. */
  redeem(publicKey: string, token: string): Promise<EnrolmentResult>;
  /** One-time tokens, one for each place, in order; good for 30 days. Connects the rooms. Rejects with a `RoomPlaceError` where a place is wrong. */
  issueTokens(places: readonly RoomPlace[]): Promise<readonly { readonly place: RoomPlace; readonly token: string }[]>;
  /** False where there is no such door. */
  revoke(doorId: string): Promise<boolean>;
  /** The room, also where it was connected before. Rejects with a `RoomPlaceError` where the place is wrong. */
  connectRoom(place: RoomPlace): Promise<CoordinatorRoom>;
  /** The directory's object id of a room has become known (D15). Does nothing where there is no such room. */
  roomResolved(roomId: string, objectId: string): Promise<void>;
  /** Revokes its doors, deletes its subscription, removes its data; the number of doors cut off, or null where there is no such room. */
  disconnectRoom(roomId: string): Promise<{ readonly doors: number } | null>;
  /** Tells when a key has been enrolled, a door revoked, a room connected or disconnected. Returns a stop function. */
  watch(listener: (event: EnrolmentEvent) => void): () => void;
}

/** Where staff put a door. `tenantId` may be null where the coordinator has one tenant only. */
export interface RoomPlace {
  readonly room: string;
  readonly tenantId: string | null;
}

export type EnrolmentResult =
  | { readonly kind: 'enrolled'; readonly door: EnrolledDoor }
  | { readonly kind: 'refused'; readonly reason: EnrolmentRefusal };

export type EnrolmentRefusal =
  | 'unknownCode' // wrong, or run out: the door shows a new one by then
  | 'tooManyTries' // codes were guessed; wait
  | 'unknownToken'
  | 'unknownTenant'
  | 'unknownDoor' // the door to replace
  | 'malformedRoom';

export type EnrolmentEvent =
  | { readonly kind: 'enrolled'; readonly door: EnrolledDoor }
  | { readonly kind: 'revoked'; readonly door: EnrolledDoor }
  | { readonly kind: 'connected'; readonly room: CoordinatorRoom }
  | { readonly kind: 'disconnected'; readonly room: CoordinatorRoom };
