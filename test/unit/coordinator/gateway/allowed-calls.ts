import { claimExpansion, claimFilter } from '../../../../shared/graph/claim-property.ts';

export const GATEWAY = 'http://coordinator.test/gateway';

/** One call of each operation that a door has, as its engine spells it. */
export interface AllowedCall {
  readonly method: string;
  /** Below the version, encoded. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

const window = [
  ['startDateTime', '2026-11-16T23:00:00.000Z'],
  ['endDateTime', '2026-11-28T23:00:00.000Z'],
] as const;
export const room = '/users/boardroom%40contoso.com';
export const event = `${room}/events/AAkALgb_-0BGAAAAAA000001AAA%3D`;
const expanded = ['$expand', claimExpansion] as const;

export const allowedCalls: readonly AllowedCall[] = [
  { method: 'GET', path: room, query: [['$select', 'id,displayName']] },
  { method: 'GET', path: `${room}/mailboxSettings`, query: [] },
  { method: 'GET', path: `${room}/calendarView/delta`, query: window },
  { method: 'GET', path: `${room}/calendarView`, query: [...window, ['$orderby', 'start/dateTime'], ['$top', '250'], expanded] },
  { method: 'GET', path: `${room}/events`, query: [['$filter', claimFilter('0b0c0d0e-0001-4000-8000-000000000001')], expanded] },
  { method: 'GET', path: event, query: [expanded] },
  { method: 'POST', path: `${room}/events`, query: [] },
  { method: 'PATCH', path: event, query: [] },
  { method: 'DELETE', path: event, query: [] },
  { method: 'POST', path: `${event}/decline`, query: [] },
  { method: 'GET', path: '/places/boardroom%40contoso.com', query: [] },
  { method: 'POST', path: '/places/place-1/checkIns', query: [] },
];

const printed = (query: AllowedCall['query']): string =>
  query.length === 0 ? '' : `?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** Below the version. */
export const targetOf = ({ path, query }: AllowedCall): string => path + printed(query);
export const urlOf = (call: AllowedCall): string => `${GATEWAY}/v1.0${targetOf(call)}`;
export const nameOf = ({ method, path }: AllowedCall): string => `${method} ${decodeURIComponent(path)}`;
