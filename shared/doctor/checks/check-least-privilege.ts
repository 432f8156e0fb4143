import type { GraphTransport } from '../../graph/graph-transport.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';
import { peekCalendar } from '../peek-calendar.ts';

export interface LeastPrivilegeCheckDeps {
  readonly transport: GraphTransport;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** A mailbox that is not a room; null asks for none. */
  readonly otherMailbox: string | null;
}

/** A mailbox that is not a room must be refused (D9). Of what it holds only an id is asked for. */
export function createLeastPrivilegeCheck({ transport, clock, otherMailbox }: LeastPrivilegeCheckDeps): Check {
  return {
    name: 'leastPrivilege',
    needs: ['token', 'graph'],
    async run(signal) {
      if (otherMailbox === null) return [{ code: 'otherNotGiven' }];
      const other = { other: otherMailbox };
      try {
        await peekCalendar({ transport, address: otherMailbox, nowMs: clock.nowMs() }, signal);
        return [{ code: 'otherReadable', facts: other }];
      } catch (error) {
        const finding = findingOf(error, { forbidden: 'otherRefused', roomNotFound: 'otherMissing' });
        const isMailboxMissing = finding.code === 'mailboxNotEnabled';
        return [{ ...finding, ...(isMailboxMissing && { code: 'otherMissing' }), facts: { ...finding.facts, ...other } }];
      }
    },
  };
}
