import { expect } from 'vitest';
import { buildBookingBody, buildTimesPatchBody } from '../../../shared/graph/event-body.ts';
import { createGraphSubscriptions } from '../../../shared/graph/graph-subscriptions.ts';
import { createSchedules } from '../../../shared/graph/schedules.ts';
import { wanted, window } from './judge-coordinator.ts';
import { openPublishedTenant } from './published-tenant.ts';
import type { Example } from './read-examples.ts';

const booking = buildBookingBody({
  commandId: '7d8f8a0e-0d1a-4c43-9d70-1f2a3b4c5d6e',
  subject: 'Booked at the door',
  startMs: 0,
  endMs: 60_000,
  roomName: 'Boardroom',
  roomAddress: 'boardroom@contoso.com',
  text: 'Booked at the door.',
});

/** What Lintel sends to the same operation, `/me` being `/users/{id}` and a named calendar the default one; null where it sends nothing. */
async function sentBy({ request }: Example): Promise<unknown> {
  if (!request) return null;
  const { method, path } = request;
  const asked = await askedByCoordinator(method, path);
  if (asked !== null) return asked;
  if (method === 'POST' && /^\/me(\/calendars\/[^/]+|\/calendar)?\/events$/.test(path)) return JSON.parse(booking);
  if (method === 'PATCH' && /^\/me\/events\/[^/]+$/.test(path)) return JSON.parse(buildTimesPatchBody({ endMs: 0 }));
  return null;
}

/** What a coordinator sends to the same operation, by its own code. */
async function askedByCoordinator(method: string, path: string): Promise<unknown> {
  const { transport, sent } = openPublishedTenant(() => Response.json({ id: 'a', expirationDateTime: '2027-03-03T10:00:00Z', value: [] }));
  const subscriptions = createGraphSubscriptions(transport);
  const { signal } = new AbortController();
  if (method === 'POST' && path === '/subscriptions') await subscriptions.create(wanted, signal);
  if (method === 'PATCH' && /^\/subscriptions\/[^/]+$/.test(path)) await subscriptions.renew('a', wanted.expiresMs, signal);
  if (method === 'POST' && /\/getSchedule$/.test(path))
    await createSchedules({ transport }).read('room@contoso.com', ['other@contoso.com'], window, signal);
  return sent[0] ?? null;
}

/** `POST /me/events` and the like; by the operation alone, for nothing has been sent yet. */
export const isSentByLintel = ({ request }: Example): boolean =>
  request !== null &&
  (/^POST (\/me(\/calendars\/[^/]+|\/calendar)?\/events|\/subscriptions|.*\/getSchedule)$/.test(`${request.method} ${request.path}`) ||
    /^PATCH (\/me\/events|\/subscriptions)\/[^/]+$/.test(`${request.method} ${request.path}`));

/** Types of the members that both have, as paths: `start.dateTime: string`. */
function shape(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [`${path}[]`, ...(value.length > 0 ? shape(value[0], `${path}[]`) : [])];
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`];
  const members = Object.entries(value).flatMap(([name, inner]) => shape(inner, path === '' ? name : `${path}.${name}`));
  return path === '' ? members : [`${path}{}`, ...members];
}

const pathOf = (entry: string): string => entry.replace(/(\{\}|\[\]|: \w+)$/, '');

/** What both Lintel and the example send has one shape; the number of members they share. */
export async function judgeRequest(example: Example): Promise<number> {
  const sent = shape(await sentBy(example));
  const published = shape(example.body);
  const shared = sent.filter((entry) => published.some((other) => pathOf(other) === pathOf(entry)));
  expect(shared.filter((entry) => !published.includes(entry))).toEqual([]);
  expect(example.headers.get('content-type') ?? 'application/json').toMatch(/^application\/json/i);
  return shared.length;
}
