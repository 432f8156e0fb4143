import type { ChangeFacts } from '../../domain/change-act.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { NearbyRoom } from '../../domain/policy.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { RefusalReason } from '../../protocol/command-result.ts';
import type { ReleasedMeeting } from '../../view/door-facts.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Moment } from '../journal/moment.ts';

export type CommandPlan =
  | { readonly kind: 'write'; readonly entry: JournalEntry }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** What a plan has to know of check-ins beside the read. */
interface CheckInKnowledge {
  /** By this door's own record; a mark that is missing on the event is never proof of the contrary. */
  isCheckedIn(meeting: Meeting): boolean;
  /** True time; null for what was there when the door started. */
  knownSinceMs(meeting: Meeting): number | null;
}

/** What a plan is made from: the rules' facts, on what was just read, and what goes into the bytes. */
export interface PlanFacts extends ChangeFacts {
  readonly nowMs: number;
  /** When the facts were read. */
  readonly checkedAt: Moment;
  readonly commandId: string;
  readonly roomName: string;
  /** Null where the room is configured by its object id. */
  readonly roomAddress: string | null;
  /**
   * The other room that the command names, with what was just read there: null where the coordinator looks, and books (E76).
   * Null where the command names none, or none of the policy's.
   */
  readonly elsewhere: { readonly room: NearbyRoom; readonly meetings: readonly Meeting[] | null } | null;
  readonly checkIns: CheckInKnowledge;
  /** What this door gave up last, as long as that can be undone. */
  readonly released: ReleasedMeeting | null;
}

/** Beyond this the person has gone: what is still in doubt is taken back rather than brought about. */
export const GIVE_UP_MS = 5 * MINUTE_MS;
