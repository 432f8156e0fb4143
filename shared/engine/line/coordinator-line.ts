import type { LineRefusal, LineRoom } from '../../protocol/coordinator-line.ts';
import type { RoomSettings } from '../../protocol/room-settings.ts';
import type { RoomLine } from './room-line.ts';

/** How the coordinator stands to this door, as far as the present line has told. */
export type DoorStanding =
  /** No line, or nothing said on it yet. What an earlier line told still holds for the room; a code is void. */
  | { readonly kind: 'unreachable' }
  /** The key belongs to no room yet: the code for people to confirm. */
  | { readonly kind: 'enrolling'; readonly code: string; readonly expiresInMs: number; readonly confirmAddress: string | null }
  /** Let in. Another object whenever room or settings differ. */
  | { readonly kind: 'enrolled'; readonly doorId: string; readonly room: LineRoom; readonly settings: RoomSettings }
  /** Turned away; tried again from time to time, and until then this stands. */
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/** The door's end of the coordinator's line, kept up by itself until it is closed: what the engine uses, and what the set-up does. */
export interface CoordinatorLine extends RoomLine {
  standing(): DoorStanding;
  /** Calls back now and on every change. Returns a stop function. */
  watchStanding(listener: (standing: DoorStanding) => void): () => void;
  /** Ends the line and everything that waits for it. */
  close(): Promise<void>;
}
