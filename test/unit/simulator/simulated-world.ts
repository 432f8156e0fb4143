import type { Event } from '@microsoft/microsoft-graph-types';
import { createMeetingActs, type MeetingActs } from '../../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../../shared/simulator/http/tenant-handler.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import { createTenant, type Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { createDrivenClock, type DrivenClock } from '../../support/driven-clock.ts';
import { createCheckedFetch } from '../../support/wire-check/checked-fetch.ts';
import { createCheckedWebhooks } from '../../support/wire-check/checked-webhooks.ts';
import { spoiledIn } from '../../support/wire-check/spoiled-answers.ts';

export const origin = 'https://graph.test';
export const room = 'aurora@contoso.com';
export const roomPath = `/v1.0/users/${room}`;
/** A Monday, nine o'clock in Amsterdam. */
const monday = Date.parse('2026-11-23T08:00:00Z');
export const week = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-30T00:00:00Z';

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever came
  readonly body: any;
}

export interface SimulatedWorld {
  readonly clock: DrivenClock;
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly fetch: typeof fetch;
  /** A signed-in call to Graph, or an act where the path is below `/sim`. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<GraphAnswer>;
  get(path: string, headers?: Record<string, string>): Promise<GraphAnswer>;
  /** The room's week in order, as calendarView tells it. */
  view(): Promise<Event[]>;
  signIn(form?: Record<string, string>, tenantName?: string): Promise<GraphAnswer>;
}

const seeded = (): (() => number) => {
  let state = 20_261_123;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** `webhooks`: who answers the tenant's handshakes and notifications; each is held to Microsoft's description. */
export async function createSimulatedWorld({ webhooks }: { readonly webhooks?: typeof fetch } = {}): Promise<SimulatedWorld> {
  const clock = createDrivenClock(monday);
  const tenant = createTenant({ clock, random: seeded(), ...(webhooks && { fetch: createCheckedWebhooks(webhooks) }) });
  // Tests ask what they like; the answers are Microsoft's all the same.
  const tenantFetch = createCheckedFetch(createTenantFetch(createTenantHandler(tenant)), {
    checks: 'answers',
    spoiledBy: spoiledIn(tenant),
  });

  const read = async (response: Response): Promise<GraphAnswer> => {
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
  const signIn: SimulatedWorld['signIn'] = async (form = {}, tenantName = contosoApp.tenantId) => {
    const { clientId, secret } = contosoApp;
    const all = { client_id: clientId, client_secret: secret, grant_type: 'client_credentials', scope: `${origin}/.default`, ...form };
    return read(await tenantFetch(`${origin}/${tenantName}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(all) }));
  };
  const token = (await signIn()).body.access_token;
  const call: SimulatedWorld['call'] = async (method, path, body, headers = {}) => {
    const url = path.startsWith('http') ? path : `${origin}${path}`;
    const init = { method, headers: { authorization: `Bearer ${token}`, ...headers } };
    return read(await tenantFetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) }));
  };
  return {
    clock,
    tenant,
    acts: createMeetingActs(tenant),
    fetch: tenantFetch,
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    view: async () => (await call('GET', `${roomPath}/calendarView?${week}&$orderby=start/dateTime&$top=500`)).body.value,
    signIn,
  };
}

export const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

/** A booking at the door: made by the room itself. */
export const booking = (from: string, to: string, more: object = {}) => ({
  subject: 'Booked at the door',
  start: utc(`2026-11-23T${from}:00`),
  end: utc(`2026-11-23T${to}:00`),
  ...more,
});

/** Somebody invites the room on Monday, times in UTC. */
export const invitation = (from: string, to: string, more: object = {}) => ({
  organizer: 'ada@contoso.com',
  rooms: [room],
  subject: 'Roadmap',
  start: `2026-11-23T${from}:00Z`,
  end: `2026-11-23T${to}:00Z`,
  ...more,
});
