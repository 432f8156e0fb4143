import type { NearbyRoom } from '../../domain/policy.ts';
import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findingOf } from '../failed-call.ts';
import type { Check, Finding } from '../finding.ts';
import { peekCalendar } from '../peek-calendar.ts';
import type { FindingCode } from '../words/words.ts';
import { counted } from './check-calendar.ts';

export interface NearbyRoomsCheckDeps {
  readonly session: Pick<GraphSession, 'transportApart'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly nearbyRooms: readonly NearbyRoom[];
}

const codes: Partial<Record<GraphErrorKind, FindingCode>> = { forbidden: 'nearbyForbidden', roomNotFound: 'nearbyMissing' };

/** Whether the rooms that a door offers in place of its own open, by one read of each (E48). */
export function createNearbyRoomsCheck({ session, clock, nearbyRooms }: NearbyRoomsCheckDeps): Check {
  const look = async (address: string, signal: AbortSignal): Promise<Finding | null> => {
    try {
      await peekCalendar({ transport: session.transportApart(), address, nowMs: clock.nowMs() }, signal);
      return null;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const finding = findingOf(error);
      return { ...finding, code: codes[error.kind] ?? 'nearbyUnread', facts: { ...finding.facts, nearby: address } };
    }
  };

  return {
    name: 'nearbyRooms',
    needs: ['token', 'graph'],
    async run(signal) {
      const closed: Finding[] = [];
      let opened = 0;
      for (const { address } of nearbyRooms) {
        const problem = await look(address, signal);
        if (problem) closed.push(problem);
        else opened += 1;
        if (signal.aborted) break;
      }
      const open: readonly Finding[] = opened > 0 ? [{ code: 'nearbyReadable', facts: { count: counted(opened, 'room') } }] : [];
      return [...open, ...closed];
    },
  };
}
