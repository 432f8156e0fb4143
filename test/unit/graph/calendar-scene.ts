import { createGraphRoomCalendar } from '../../../shared/graph/graph-room-calendar.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, type SeenRequest, scriptedFetch } from './scripted-fetch.ts';

export const root = 'http://127.0.0.1:4010';
export const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });
export const event = (id: string, extra: object = {}) => ({
  id,
  start: utc('2026-03-02T10:00:00'),
  end: utc('2026-03-02T11:00:00'),
  ...extra,
});
export const window = { startMs: Date.parse('2026-03-01T23:00:00Z'), endMs: Date.parse('2026-03-11T23:00:00Z') };
export const failed = (status: number, code: string, more: object = {}) => json({ error: { code, message: 'words', ...more } }, status);
export const user = json.bind(null, { id: 'object-1', displayName: 'Boardroom' });

export const access = {
  kind: 'direct',
  tenantId: 'tenant',
  clientId: 'client',
  credential: { kind: 'secret', secret: 's' },
  cloud: { login: root, graph: root },
} as const;

/** A room whose login service works and whose Graph is the function given. */
export function createScene(answer: (request: SeenRequest, count: number) => Response | Promise<Response>, room = 'boardroom@contoso.com') {
  const graph: SeenRequest[] = [];
  const { fetch } = scriptedFetch((request) => {
    if (request.url.pathname.endsWith('/token')) return json({ token_type: 'Bearer', expires_in: 3599, access_token: 'token-1' });
    graph.push(request);
    return answer(request, graph.length);
  });
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'));
  const calendar = createGraphRoomCalendar({ access, room, fetch, clock, newId: () => 'id', log: silentLog, onServerTime: () => {} });
  return { calendar, graph, asked: () => graph.map(({ method, url }) => `${method} ${decodeURIComponent(url.pathname)}`) };
}
