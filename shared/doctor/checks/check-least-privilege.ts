import { z } from 'zod';
import { userPath } from '../../graph/graph-room-calendar.ts';
import type { GraphTransport } from '../../graph/graph-transport.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';

export interface LeastPrivilegeCheckDeps {
  readonly transport: GraphTransport;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** A mailbox that is not a room; null asks for none. */
  readonly otherMailbox: string | null;
}

const DAY_MS = 86_400_000;

/** A mailbox that is not a room must be refused (D9). Of what it holds only an id is asked for, and not even that is kept. */
export function createLeastPrivilegeCheck({ transport, clock, otherMailbox }: LeastPrivilegeCheckDeps): Check {
  return {
    name: 'leastPrivilege',
    needs: ['token', 'graph'],
    async run(signal) {
      if (otherMailbox === null) return [{ code: 'otherNotGiven' }];
      const now = clock.nowMs();
      const query = {
        startDateTime: new Date(now).toISOString(),
        endDateTime: new Date(now + DAY_MS).toISOString(),
        $select: 'id',
        $top: '1',
      };
      const target = { kind: 'path', path: userPath(otherMailbox, '/calendarView'), query } as const;
      const other = { other: otherMailbox };
      try {
        await transport.call({ operation: 'probeOther', method: 'GET', target, subject: 'mailbox' }, z.unknown(), signal);
        return [{ code: 'otherReadable', facts: other }];
      } catch (error) {
        const finding = findingOf(error, { forbidden: 'otherRefused', roomNotFound: 'otherMissing' });
        const isMailboxMissing = finding.code === 'mailboxNotEnabled';
        return [{ ...finding, ...(isMailboxMissing && { code: 'otherMissing' }), facts: { ...finding.facts, ...other } }];
      }
    },
  };
}
