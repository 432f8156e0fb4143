import type { Actor } from '../audit/audit-record.ts';

/** Who stands behind a command. */
export interface Asker {
  readonly who: Actor;
  /** The rules for an administrator hold: any meeting may be ended, extended, moved, released, declined. */
  readonly isAdministrator: boolean;
  /** To be called before the command is journalled; rejects when no record of it can be kept, and then it must not be (E65). */
  begin(commandId: string): Promise<void>;
}

/** Somebody at the glass who showed no PIN, and of whom no record is kept: for what changes nothing. */
export const nobodyInParticular: Asker = { who: 'systemUser', isAdministrator: false, begin: async () => {} };
