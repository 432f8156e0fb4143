import { expect } from 'vitest';
import type { House } from '../../support/house.ts';
import { offerOf } from '../../support/room-ledger.ts';
import type { ExampleKind } from './kind-of-example.ts';
import { type Item, openPublishedRoom } from './published-room.ts';
import type { Example } from './read-examples.ts';

type PublishedError = Extract<ExampleKind, { kind: 'error' }>;

const NOW_MS = Date.parse('2026-11-18T10:00:05Z');
const MINUTE_MS = 60_000;
const live = (house: House) => house.until(({ freshness }) => freshness.kind === 'live');
const isAbout = (request: Request, part: string): boolean => new URL(request.url).pathname.includes(part);
const reply = ({ body, status, headers }: Example): Response => Response.json(body, { status: status ?? 400, headers });

/** What a door says when its reads are answered so; by the status alone, as the documentation has it. */
function troubleFor(status: number): string {
  if (status === 401) return 'credentialRefused';
  if (status === 403) return 'permissionMissing';
  if (status === 404) return 'roomNotFound';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'serviceFailing' : 'unexpectedReply';
}

/** A door that hears nothing else from Graph knows nothing, and says which trouble it is; a door that knew keeps its day. */
export async function judgeOnReading(example: Example): Promise<void> {
  const trouble = troubleFor(example.status ?? 400);
  const blind = await openPublishedRoom(NOW_MS, {
    items: () => [],
    answer: (request) => (isAbout(request, '/calendarView') ? reply(example) : null),
  });
  await blind.clock.advance(20_000);
  expect(blind.view().status).toEqual({ kind: 'unknown', lastCertain: null, trouble });
  await blind.close();

  let isFailing = false;
  const busy = { id: 'a', subject: 'There', ...between(NOW_MS - 5000, 90) };
  const seeing = await openPublishedRoom(NOW_MS, {
    items: () => [busy],
    answer: (request) => (isFailing && isAbout(request, '/calendarView') ? reply(example) : null),
  });
  await live(seeing);
  isFailing = true;
  await seeing.clock.advance(20 * MINUTE_MS);
  expect(seeing.view().status).toMatchObject({ kind: 'occupied', meeting: { title: 'There' }, isStale: true });
  expect(seeing.view().freshness).toMatchObject({ kind: 'stale', trouble });
  await seeing.close();
}

/** A cursor that is gone costs a full round and nothing on the glass. */
export async function judgeLostCursor(example: Example): Promise<void> {
  let isLost = false;
  const busy = { id: 'a', subject: 'There', ...between(NOW_MS - 5000, 90) };
  let fullRounds = 0;
  const house = await openPublishedRoom(NOW_MS, {
    items: () => [busy],
    answer(request) {
      if (!isAbout(request, '/delta')) return null;
      if (!request.url.includes('$deltatoken')) {
        fullRounds += 1;
        return null;
      }
      return isLost ? reply(example) : null;
    },
  });
  await live(house);
  isLost = true;
  expect(await house.run({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
  expect(fullRounds).toBe(2);
  expect(house.views.slice(1).every(({ status }) => status.kind === 'occupied' || status.kind === 'unknown')).toBe(true);
  expect(house.view().freshness).toMatchObject({ kind: 'live', trouble: null });
  await house.close();
}

/** What a person is told whose booking is answered so. Nothing is said to be done that the calendar does not show. */
export async function judgeOnWriting(example: Example, { existingEventId }: PublishedError): Promise<void> {
  const status = example.status ?? 400;
  let items: readonly Item[] = [];
  const house = await openPublishedRoom(NOW_MS, {
    items: () => items,
    async answer(request) {
      if (request.method !== 'POST') return null;
      const sent = (await request.json()) as Item;
      // A reused transaction id means that the first try arrived.
      if (existingEventId !== null) items = [{ ...sent, id: existingEventId, isOrganizer: true }];
      return reply(example);
    },
  });
  await live(house);
  const result = await house.run(offerOf(house.view(), 'book', 30).command);
  if (existingEventId !== null) expect(result).toMatchObject({ kind: 'done', done: { kind: 'booked', meetingId: existingEventId } });
  else if ([400, 403, 404].includes(status)) expect(result).toEqual({ kind: 'refused', reason: 'writeRefused' });
  else expect(result.kind).toBe('unconfirmed');
  await house.close();
}

const marksOf = (item: Item | undefined): readonly unknown[] => (item?.singleValueExtendedProperties ?? []) as readonly unknown[];

/** An event that is gone when its end is to be moved. */
export async function judgeItemGone(example: Example): Promise<void> {
  let items: readonly Item[] = [];
  const house = await openPublishedRoom(NOW_MS, {
    items: () => items,
    async answer(request) {
      if (request.method !== 'POST' && request.method !== 'PATCH') return null;
      const sent = (await request.json()) as Item;
      if (request.method === 'PATCH' && sent.end !== undefined) return reply(example);
      items = [
        { ...items[0], ...sent, singleValueExtendedProperties: [...marksOf(items[0]), ...marksOf(sent)], id: 'a', isOrganizer: true },
      ];
      return Response.json(items[0], { status: 201 });
    },
  });
  await live(house);
  await house.run(offerOf(house.view(), 'book', 30).command);
  expect(await house.run(offerOf(house.view(), 'extend', 15).command)).toEqual({ kind: 'refused', reason: 'meetingGone' });
  await house.close();
}

/** The door says that its credential is refused, and asks Graph for nothing. */
export async function judgeTokenError(example: Example): Promise<void> {
  const asked: string[] = [];
  const house = await openPublishedRoom(NOW_MS, {
    items: () => [],
    token: () => Response.json(example.body, { status: example.status ?? 401 }),
    onRequest: ({ url }) => void asked.push(new URL(url).pathname),
  });
  await house.clock.advance(10_000);
  expect(house.view().status).toEqual({ kind: 'unknown', lastCertain: null, trouble: 'credentialRefused' });
  expect(asked.every((path) => path.endsWith('/token'))).toBe(true);
  await house.close();
}

function between(startMs: number, minutes: number) {
  const time = (ms: number) => ({ dateTime: new Date(ms).toISOString().slice(0, 19), timeZone: 'UTC' });
  return { start: time(startMs), end: time(startMs + minutes * MINUTE_MS) };
}
