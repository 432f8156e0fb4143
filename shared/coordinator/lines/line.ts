import type { RoomSettings } from '../../protocol/room-settings.ts';
import type { EnrolledDoor } from '../coordinator-room.ts';
import type { Outlet } from './outlet.ts';

/** One line, from its opening to its end. */
export interface Line {
  readonly outlet: Outlet;
  /** Whom it is counted with where strangers crowd: an address of the network. */
  readonly from: string;
  readonly openedMs: number;
  standing: LineStanding;
  /** When anything was last heard, by the monotonic clock. */
  heardMs: number;
  /** Messages since the last heartbeat. */
  messageCount: number;
  /** Questions under way; null while there are none. */
  asks: { count: number; readonly gone: AbortController } | null;
}

type LineStanding =
  | { readonly kind: 'challenged'; readonly challenge: string }
  /** It has said hello, and its enrolment token is looked at. */
  | { readonly kind: 'checking' }
  /** Nobody has let it in yet. `codeUntilMs` by the monotonic clock. */
  | { readonly kind: 'waiting'; readonly caller: Caller; readonly codeUntilMs: number }
  | AdmittedStanding
  | { readonly kind: 'ended' };

export interface AdmittedStanding {
  readonly kind: 'admitted';
  readonly caller: Caller;
  readonly door: EnrolledDoor;
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** False until the room's settings are read: everything that may be said about the room waits for the welcome. */
  readonly isWelcomed: boolean;
  /** Settings that came up while those for the welcome were read. */
  readonly newerSettings: RoomSettings | null;
  /** Version of the settings that it was told last; null before the welcome. Its door follows the last word, so none that is older follows. */
  readonly toldVersion: number | null;
}

/** Who has proved to hold its key. */
export interface Caller {
  readonly publicKey: string;
  /** Lintel's version on the door. */
  readonly version: string;
}
