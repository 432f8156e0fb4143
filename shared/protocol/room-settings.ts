import type { Policy } from '../domain/policy.ts';

/** What the coordinator has set for one room: the organisation's rules and, over them, the room's own. */
export interface RoomSettings {
  /** Counts up with every change of either, but for a store that is put back from a copy; a door takes what it is told last. 0: nothing was ever set. */
  readonly version: number;
  /** The rules that were set; the door's own configuration decides the rest. */
  readonly policy: Partial<Policy>;
  /** IANA; null leaves it to the door's configuration and the mailbox. */
  readonly timeZone: string | null;
}

export const noSettings: RoomSettings = { version: 0, policy: {}, timeZone: null };
