import { expect } from 'vitest';
import { buildBookingBody, buildTimesPatchBody } from '../../../shared/graph/event-body.ts';
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
function sentBy({ request }: Example): object | null {
  if (!request) return null;
  const { method, path } = request;
  if (method === 'POST' && /^\/me(\/calendars\/[^/]+|\/calendar)?\/events$/.test(path)) return JSON.parse(booking);
  if (method === 'PATCH' && /^\/me\/events\/[^/]+$/.test(path)) return JSON.parse(buildTimesPatchBody({ endMs: 0 }));
  return null;
}

export const isSentByLintel = (example: Example): boolean => sentBy(example) !== null;

/** Types of the members that both have, as paths: `start.dateTime: string`. */
function shape(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [`${path}[]`, ...(value.length > 0 ? shape(value[0], `${path}[]`) : [])];
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`];
  const members = Object.entries(value).flatMap(([name, inner]) => shape(inner, path === '' ? name : `${path}.${name}`));
  return path === '' ? members : [`${path}{}`, ...members];
}

const pathOf = (entry: string): string => entry.replace(/(\{\}|\[\]|: \w+)$/, '');

/** What both Lintel and the example send has one shape; the number of members they share. */
export function judgeRequest(example: Example): number {
  const sent = shape(sentBy(example));
  const published = shape(example.body);
  const shared = sent.filter((entry) => published.some((other) => pathOf(other) === pathOf(entry)));
  expect(shared.filter((entry) => !published.includes(entry))).toEqual([]);
  expect(example.headers.get('content-type') ?? 'application/json').toMatch(/^application\/json/i);
  return shared.length;
}
