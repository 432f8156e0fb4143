import { z } from 'zod';
import { userPath } from '../graph/graph-room-calendar.ts';
import type { GraphTransport } from '../graph/graph-transport.ts';

export interface PeekDeps {
  readonly transport: GraphTransport;
  /** SMTP address. */
  readonly address: string;
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;

/** Whether a calendar opens: one id of the coming day is asked for, and not even that is kept. @throws GraphError */
export async function peekCalendar({ transport, address, nowMs }: PeekDeps, signal: AbortSignal): Promise<void> {
  const query = {
    startDateTime: new Date(nowMs).toISOString(),
    endDateTime: new Date(nowMs + DAY_MS).toISOString(),
    $select: 'id',
    $top: '1',
  };
  const target = { kind: 'path', path: userPath(address, '/calendarView'), query } as const;
  await transport.call({ operation: 'peekCalendar', method: 'GET', target, subject: 'mailbox' }, z.unknown(), signal);
}
