import type { z } from 'zod';
import { claimExpansion, claimFilter } from '../../graph/claim-property.ts';
import { checkInBody, declineBody, eventPatchBody, newEventBody } from './operation-bodies.ts';

/** One thing that a door may ask of Graph, exactly as `shared/graph` asks it. */
export interface GatewayOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version. `{room}` is the door's own room, `{place}` its place, `{event}` any event's id. */
  readonly path: string;
  /** Every parameter that it has, no more and no fewer, and what its value may be. */
  readonly query: Readonly<Record<string, (value: string) => boolean>>;
  /** Null: it has no body. */
  readonly body: z.ZodType | null;
}

const only =
  (allowed: string) =>
  (value: string): boolean =>
    value === allowed;

const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

function isClaimFilter(value: string): boolean {
  const [commandId] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?='\)$)/.exec(value) ?? [];
  return commandId !== undefined && value === claimFilter(commandId);
}

const windowed = { startDateTime: isInstant, endDateTime: isInstant };
const expanded = { $expand: only(claimExpansion) };

/** All that a door may ask through the gateway (D9). Whatever is not here is refused, `$batch` above all. */
export const gatewayOperations: readonly GatewayOperation[] = [
  { method: 'GET', path: '/users/{room}', query: { $select: only('id,displayName') }, body: null },
  { method: 'GET', path: '/users/{room}/mailboxSettings', query: {}, body: null },
  { method: 'GET', path: '/users/{room}/calendarView/delta', query: windowed, body: null },
  {
    method: 'GET',
    path: '/users/{room}/calendarView',
    query: { ...windowed, $orderby: only('start/dateTime'), $top: only('250'), ...expanded },
    body: null,
  },
  { method: 'GET', path: '/users/{room}/events', query: { $filter: isClaimFilter, ...expanded }, body: null },
  { method: 'GET', path: '/users/{room}/events/{event}', query: expanded, body: null },
  { method: 'POST', path: '/users/{room}/events', query: {}, body: newEventBody },
  { method: 'PATCH', path: '/users/{room}/events/{event}', query: {}, body: eventPatchBody },
  { method: 'DELETE', path: '/users/{room}/events/{event}', query: {}, body: null },
  { method: 'POST', path: '/users/{room}/events/{event}/decline', query: {}, body: declineBody },
  { method: 'GET', path: '/places/{room}', query: {}, body: null },
  { method: 'POST', path: '/places/{place}/checkIns', query: {}, body: checkInBody },
];
