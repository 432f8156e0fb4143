import type { CommandResult } from '../../protocol/command-result.ts';
import type { AuditRecord } from './audit-record.ts';

/** A result in a word or two, without anything that a calendar holds. */
export function resultWords(result: CommandResult): Pick<AuditRecord, 'result' | 'detail'> {
  switch (result.kind) {
    case 'done':
      return { result: 'done', detail: result.done.kind };
    case 'refused':
    case 'pinNeeded':
      return { result: result.kind, detail: result.reason };
    case 'unreachable':
      return { result: 'unreachable', detail: result.trouble };
    case 'unconfirmed':
      return { result: 'unconfirmed', detail: null };
  }
}

/** The meeting that a result names: a booking has an id only once it is made. */
export function meetingIn(result: CommandResult): string | null {
  return result.kind === 'done' && 'meetingId' in result.done ? result.done.meetingId : null;
}
