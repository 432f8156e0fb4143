import { expect } from 'vitest';
import { findIana } from 'windows-iana';
import { createSimulatedWorld, origin, roomPath } from '../../unit/simulator/simulated-world.ts';
import type { ExampleKind } from './kind-of-example.ts';
import { openPublishedRoom } from './published-room.ts';
import type { Example } from './read-examples.ts';

type KindOf<Kind extends ExampleKind['kind']> = Extract<ExampleKind, { kind: Kind }>;

const NOW_MS = Date.parse('2026-11-18T10:00:00Z');

/** Every request to Graph carries the published token. */
export async function judgeToken(example: Example, { token }: KindOf<'token'>): Promise<void> {
  const sent: (string | null)[] = [];
  const house = await openPublishedRoom(NOW_MS, {
    items: () => [],
    token: () => Response.json(example.body),
    onRequest: ({ url, headers }) => void (url.includes('/oauth2/') || sent.push(headers.get('authorization'))),
  });
  await house.until(({ freshness }) => freshness.kind === 'live');
  expect(new Set(sent)).toEqual(new Set([`Bearer ${token}`]));
  await house.close();
}

/** The door bears the published name and asks for the room by its object id (D15). */
export async function judgeUser({ user }: KindOf<'user'>): Promise<void> {
  const paths: string[] = [];
  const house = await openPublishedRoom(NOW_MS, {
    items: () => [],
    user,
    onRequest: ({ url }) => void paths.push(new URL(url).pathname),
  });
  const view = await house.until(({ freshness }) => freshness.kind === 'live');
  expect(view.room.name).toBe(user.displayName);
  expect(paths.filter((path) => path.includes('/calendarView')).every((path) => path.startsWith(`/v1.0/users/${user.id}/`))).toBe(true);
  await house.close();
}

/** Where the settings name no zone, the door's day begins at midnight in the mailbox's. */
export async function judgeMailboxSettings({ timeZone }: KindOf<'mailboxSettings'>, body: Example['body']): Promise<void> {
  const house = await openPublishedRoom(
    NOW_MS,
    { items: () => [], settings: body as object as Readonly<Record<string, unknown>> },
    { timeZone: null },
  );
  const view = await house.until(({ freshness }) => freshness.kind === 'live');
  const zone = findIana(timeZone)[0] ?? 'UTC';
  const midnight = new Date(view.days[0]?.startMs ?? Number.NaN).toLocaleTimeString('en-GB', { timeZone: zone });
  expect(midnight).toBe('00:00:00');
  await house.close();
}

/** Lintel writes no series, so it is the simulator that has to take this part of one, and to give it back. */
export async function judgeRecurrence({ recurrence }: KindOf<'recurrence'>): Promise<void> {
  const day = firstDay(recurrence);
  const whole = {
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'numbered', startDate: day, numberOfOccurrences: 3 },
    ...recurrence,
  };
  const world = await createSimulatedWorld();
  const times = { start: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' }, end: { dateTime: `${day}T11:00:00`, timeZone: 'UTC' } };
  const { status, body } = await world.call('POST', `${roomPath}/events`, { subject: 'Series', ...times, recurrence: whole });
  expect(status).toBe(201);
  expect(lowerCase(body.recurrence)).toMatchObject(lowerCase(recurrence) as object);
  const until = `${Number(day.slice(0, 4)) + 4}${day.slice(4)}`;
  const query = `startDateTime=${day}T00:00:00Z&endDateTime=${until}T00:00:00Z&$top=1000`;
  const { value } = (await world.get(`${origin}${roomPath}/calendarView?${query}`)).body;
  expect(value.length).toBeGreaterThan(2);
  expect(value.map(({ start }: { start: { dateTime: string } }) => start.dateTime).sort()[0]).toBe(`${day}T10:00:00.0000000`);
}

/** A day that the rule itself could begin on: a series must begin on its first occurrence. */
function firstDay(recurrence: Readonly<Record<string, unknown>>): string {
  const { startDate } = (recurrence.range ?? {}) as { readonly startDate?: string };
  if (startDate) return startDate;
  const {
    dayOfMonth,
    month = 3,
    daysOfWeek,
    index,
  } = recurrence.pattern as {
    readonly dayOfMonth?: number;
    readonly month?: number;
    readonly daysOfWeek?: readonly string[];
    readonly index?: string;
  };
  if (dayOfMonth) return `2026-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  const weekday = daysOfWeek?.[0]?.toLowerCase();
  const from = index === 'second' ? 8 : 1;
  const days = Array.from({ length: 7 }, (_, add) => `2026-03-${String(from + add).padStart(2, '0')}`);
  const named = (day: string): string => new Date(day).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
  return days.find((day) => weekday === undefined || named(day) === weekday) ?? '2026-03-01';
}

/** Members of enums are compared without regard to case. */
const lowerCase = (value: unknown): unknown => JSON.parse(JSON.stringify(value).toLowerCase());
