import type { Meeting } from '../domain/meeting.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { NoticeView, PendingView } from './door-view.ts';

/** All that a view is built from, besides the policy and the time. */
export interface DoorFacts {
  /** `displayName` is the directory's; null until it has been asked, or where it refuses. */
  readonly room: { readonly displayName: string | null; readonly address: string };
  /** IANA, of the room. */
  readonly timeZone: string;
  /** The replica, placed in that zone; in any order, also what does not block. */
  readonly meetings: readonly Meeting[];
  /** When the last whole read was made, in true time; null when there never was one. */
  readonly lastWholeReadMs: number | null;
  readonly isClockSound: boolean;
  /** True until the first whole read since the start: the meetings are those of the disk. */
  readonly isFromDisk: boolean;
  /** Why the last round failed; null when it succeeded. */
  readonly trouble: Trouble | null;
  readonly pending: PendingView | null;
  readonly notice: NoticeView | null;
}
