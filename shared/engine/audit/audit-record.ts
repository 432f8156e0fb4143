import type { CommandKind } from '../../protocol/door-command.ts';
import type { OwnAct } from './own-act.ts';

/**
 * Who acted, as far as anybody knows: whoever touched the glass, or the door by itself, under its own credential; whoever showed the action
 * PIN; an administrator.
 */
export type Actor = 'systemUser' | 'pinHolder' | 'administrator';

/** One line of the audit log. Times are ISO 8601. It holds no subject and no name: not what policy masks, and not what it shows. */
export interface AuditRecord {
  /** True time, as far as the door knew it. */
  readonly at: string;
  readonly isClockSound: boolean;
  readonly who: Actor;
  readonly act: CommandKind | OwnAct;
  /** Null for acts on no meeting, and for one that is not made yet. */
  readonly meetingId: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** `begun` stands before the first request of an act that writes; another line with the same `commandId` says what became of it. */
  readonly result: 'begun' | 'done' | 'refused' | 'pinNeeded' | 'unconfirmed' | 'unreachable';
  /** What was done, or why it was not. */
  readonly detail: string | null;
  /** Null for what never reached the journal. */
  readonly commandId: string | null;
  /** Graph's ids of the requests that wrote; of one without an answer, the door's own (`client-request-id`). */
  readonly requestIds: readonly string[];
  /** Refusals and wrong PINs since the line before that were too many to write down. */
  readonly omitted: number;
}
