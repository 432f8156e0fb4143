import { expect } from 'vitest';
import type { House } from '../../support/house.ts';
import { offersOf } from '../../support/room-ledger.ts';
import type { ExampleKind, PublishedEvent } from './kind-of-example.ts';
import { type Item, markedAs, openPublishedRoom } from './published-room.ts';
import { instantOf, takesRoom, toldOf } from './told-by-example.ts';

type Events = Extract<ExampleKind, { kind: 'events' }>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const live = (house: House) => house.until(({ freshness }) => freshness.kind === 'live');
const shownBy = (house: House) =>
  [...new Map(house.view().days.flatMap(({ meetings }) => meetings.map((meeting) => [meeting.id, meeting] as const))).values()]
    .map(({ id, title, organizer, startMs, endMs }) => ({ id, title, organizer, startMs, endMs }))
    .sort((a, b) => a.startMs - b.startMs);

/** Events further apart than a window belong to stories of their own. */
function stories(events: readonly PublishedEvent[]): readonly (readonly PublishedEvent[])[] {
  const sorted = [...events].sort((a, b) => instantOf(a.start) - instantOf(b.start));
  const groups: PublishedEvent[][] = [];
  for (const event of sorted) {
    const group = groups.at(-1);
    if (group?.[0] && instantOf(event.start) - instantOf(group[0].start) < 5 * DAY_MS) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** The door at the first minute of the first meeting lists exactly these, and the first that takes the room has it. */
export async function judgeShown({ events, removedIds, isPage }: Events, body: unknown): Promise<void> {
  for (const story of events.length === 0 ? [[]] : stories(events)) {
    const nowMs = (story[0] ? instantOf(story[0].start) : Date.parse('2026-11-18T10:00:00Z')) + MINUTE_MS;
    const expected = story
      .filter(takesRoom)
      .map(toldOf)
      .sort((a, b) => a.startMs - b.startMs);
    const planted = removedIds.map((id) => plant(id, nowMs + 3 * 60 * MINUTE_MS));
    let items: readonly Item[] = planted;
    const deltaPages: Item[] = [];
    const house = await openPublishedRoom(nowMs, { items: () => items, deltaPages });
    await live(house);
    expect(shownBy(house).map(({ id }) => id)).toEqual([...new Set(removedIds)]);
    items = story;
    deltaPages.push(isPage ? (body as Item) : { value: story });
    expect(await house.run({ kind: 'refresh' })).toEqual({ kind: 'done', done: { kind: 'refreshed' } });
    expect(shownBy(house)).toEqual(expected);
    expect(house.view().freshness.kind).toBe('live');
    const current = expected.find(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs);
    expect(house.view().status).toMatchObject(current ? { kind: 'occupied', meeting: { id: current.id } } : { kind: 'available' });
    await house.close();
  }
}

const plant = (id: string, startMs: number): Item => ({
  id,
  subject: 'To be removed',
  start: { dateTime: new Date(startMs).toISOString().slice(0, 19), timeZone: 'UTC' },
  end: { dateTime: new Date(startMs + 30 * MINUTE_MS).toISOString().slice(0, 19), timeZone: 'UTC' },
});

const policy = { longestBookingMinutes: 24 * 60 };

/** A booking whose create is answered with the published event is done, with that event's id and times. */
export async function judgeCreateAnswer(event: PublishedEvent, status: number): Promise<void> {
  const [startMs, endMs] = [instantOf(event.start), instantOf(event.end)];
  let items: readonly Item[] = [];
  const house = await openPublishedRoom(
    startMs + 10_000,
    {
      items: () => items,
      async answer(request) {
        if (request.method !== 'POST') return null;
        items = [markedAs(event, (await request.json()).singleValueExtendedProperties)];
        return Response.json(event, { status });
      },
    },
    { policy },
  );
  await live(house);
  expect(await house.run({ kind: 'bookNow', endMs })).toMatchObject({
    kind: 'done',
    done: { kind: 'booked', meetingId: event.id, startMs, endMs },
  });
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { id: event.id, isDoorBooking: true } });
  await house.close();
}

interface Property {
  readonly id: string;
}

interface Change {
  readonly end?: unknown;
  readonly singleValueExtendedProperties?: readonly Property[];
}

/** An extension whose patch is answered with the published event is done, with that event's end. */
export async function judgePatchAnswer(event: PublishedEvent, status: number): Promise<void> {
  const [startMs, endMs] = [instantOf(event.start), instantOf(event.end)];
  const early = { dateTime: new Date(endMs - 15 * MINUTE_MS).toISOString().slice(0, 19), timeZone: 'UTC' };
  let current: PublishedEvent = { ...event, end: early };
  let properties: readonly Property[] = [];
  const house = await openPublishedRoom(
    startMs + 10_000,
    {
      items: () => (properties.length === 0 ? [] : [markedAs(current, properties)]),
      async answer(request) {
        if (request.method === 'POST') {
          properties = (await request.json()).singleValueExtendedProperties;
          return Response.json(current, { status: 201 });
        }
        if (request.method !== 'PATCH') return null;
        const { end, singleValueExtendedProperties: marks = [] } = (await request.json()) as Change;
        properties = [...properties.filter(({ id }) => !marks.some((mark) => mark.id === id)), ...marks]; // the door settles what it wrote
        if (end !== undefined) current = event;
        return Response.json(current, { status });
      },
    },
    { policy: { ...policy, extensionMinutes: [15] } },
  );
  await live(house);
  expect(await house.run({ kind: 'bookNow', endMs: endMs - 15 * MINUTE_MS })).toMatchObject({ kind: 'done' });
  const [extend] = offersOf(house.view(), 'extend');
  expect(await house.run(extend?.command ?? { kind: 'refresh' })).toMatchObject({
    kind: 'done',
    done: { kind: 'extended', meetingId: event.id, endMs },
  });
  await house.close();
}

/** A body without the least that an event needs is refused whole, and the door never takes it for an empty calendar. */
export async function judgeRefused(body: unknown): Promise<void> {
  const items = ((body as { value?: readonly Item[] }).value ?? [body]) as readonly Item[];
  const house = await openPublishedRoom(Date.parse('2026-11-18T10:00:00Z'), { items: () => items });
  await house.clock.advance(10_000);
  expect(house.view().status).toEqual({ kind: 'unknown', lastCertain: null, trouble: 'unexpectedReply' });
  await house.close();
}
