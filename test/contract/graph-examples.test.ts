import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildBookingBody } from '../../shared/graph/event-body.ts';
import { eventSchema } from '../../shared/graph/event-schema.ts';
import { createGraphRoomCalendar } from '../../shared/graph/graph-room-calendar.ts';
import { ianaZoneOf } from '../../shared/graph/zone-names.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createDrivenClock } from '../support/driven-clock.ts';
import { hasReference, readExample } from '../support/reference-material.ts';

/**
 * Microsoft's published and observed bodies, read where they lie and never copied, each put through the real client.
 * Reading goes by `index.json`, so that a body added later is held to the same.
 */
interface Example {
  readonly file: string;
  /** Null where the material names none. */
  readonly status: number | null;
  readonly isRequest: boolean;
  readonly body: unknown;
}

const indexSchema = z.array(z.object({ file: z.string(), http: z.string() }));

const examples: readonly Example[] = hasReference
  ? indexSchema.parse(readExample('index.json')).map(({ file, http }) => ({
      file,
      status: Number(/^HTTP\S* (\d{3})/.exec(http)?.[1] ?? /-(\d{3})\.json$/.exec(file)?.[1] ?? 0) || null,
      isRequest: /^(GET|POST|PATCH|PUT|DELETE) /.test(http),
      body: readExample(file),
    }))
  : [];

const zonedTime = z.object({ dateTime: z.string(), timeZone: z.string() });
const eventLike = z.object({
  id: z.string(),
  subject: z.string().optional(),
  type: z.string().optional(),
  isAllDay: z.boolean().optional(),
  start: zonedTime,
  end: zonedTime,
});
const pageLike = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const errorLike = z.object({
  error: z.object({ code: z.string(), innerError: z.unknown().optional(), '@event.existingEventId': z.string().optional() }),
});
const tokenErrorLike = z.object({ error: z.string(), error_codes: z.tuple([z.number()]) });

/** Everything in a body that is an event, however deep. */
function eventsIn(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return [];
  return [...(eventLike.safeParse(body).success ? [body] : []), ...Object.values(body).flatMap(eventsIn)];
}

const never = new AbortController().signal;
const GRAPH = 'https://graph.microsoft.com';
const window = { startMs: 0, endMs: 86_400_000 };
const link = { kind: 'link', url: `${GRAPH}/v1.0/me/calendarView/delta?$deltatoken=x`, pageSize: null } as const;
const tokenReply = (): Response => Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'x' });

/** A room whose Graph answers everything with `body`, as published, and a second page, if one is asked for, with nothing. */
function calendarOn(body: unknown, status = 200, login: () => Response = tokenReply) {
  let pages = 0;
  return createGraphRoomCalendar({
    config: {
      room: 'room@contoso.com',
      tenantId: 'tenant',
      clientId: 'client',
      credential: { kind: 'secret', secret: 's' },
      cloud: { login: 'https://login.microsoftonline.com', graph: GRAPH },
    },
    fetch: async (url) => {
      if (String(url).includes('/oauth2/')) return login();
      pages += 1;
      return pages > 1 && status === 200 ? Response.json({ value: [] }) : Response.json(body, { status });
    },
    clock: createDrivenClock(0),
    newId: () => 'id',
    log: silentLog,
    onServerTime: () => {},
  });
}

/** The written wall time, found again by formatting the instant in the written zone. */
function wallTime(ms: number, zone: string): string {
  const timeZone = ianaZoneOf(zone) ?? 'UTC';
  return new Date(ms).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
}

const replies = examples.filter(({ isRequest }) => !isRequest);
const events = replies.flatMap(({ file, body }) => eventsIn(body).map((event, index) => ({ file: `${file} #${index + 1}`, event })));
const eventFiles = new Set(
  replies.filter(({ file }) => /^(observed\/)?(calendarview|events?-list|delta)/.test(file)).map(({ file }) => file),
);
const pages = replies.filter(({ file, body }) => eventFiles.has(file) && pageLike.safeParse(body).success);
const errors = examples.filter(({ body }) => errorLike.safeParse(body).success);
const tokenErrors = examples.filter(({ body }) => tokenErrorLike.safeParse(body).success);

test.skipIf(!hasReference)('the material holds what these tests are about', () => {
  expect([events.length, pages.length, errors.length, tokenErrors.length].every((count) => count > 2)).toBe(true);
});

test.each(events)('$file is the meeting it says', ({ event }) => {
  const given = eventLike.parse(event);
  const read = eventSchema.parse(event);
  if (given.type === 'seriesMaster') return expect(read).toBeNull();
  expect(read).toMatchObject({ id: given.id, subject: given.subject || null });
  if (given.isAllDay) return expect(read?.time).toMatchObject({ kind: 'allDay', startDate: given.start.dateTime.slice(0, 10) });
  const time = read?.time;
  if (time?.kind !== 'timed') throw new Error('expected a time of day');
  expect(wallTime(time.startMs, given.start.timeZone)).toBe(given.start.dateTime.slice(0, 19));
  expect(wallTime(time.endMs, given.end.timeZone)).toBe(given.end.dateTime.slice(0, 19));
});

test.each(pages)('$file as a plain read: whole or refused', async ({ body }) => {
  const { value } = pageLike.parse(body);
  const read = calendarOn(body).readEvents(window, never);
  if (!value.every((item) => eventLike.safeParse(item).success)) {
    return expect(await read.catch((error: unknown) => error)).toMatchObject({ name: 'GraphError', kind: 'unexpectedReply' });
  }
  expect((await read).map(({ id }) => id)).toEqual(value.map((item) => eventLike.parse(item).id));
});

test.each(pages)('$file as a delta page: every change and the very link', async ({ body }) => {
  const { value, '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = pageLike.parse(body);
  const read = calendarOn(body).readDeltaPage(link, never);
  const url = nextLink ?? deltaLink;
  if (!url || !value.every((item) => z.object({ id: z.string() }).safeParse(item).success)) {
    return expect(await read.catch((error: unknown) => error)).toMatchObject({ name: 'GraphError', kind: 'unexpectedReply' });
  }
  const page = await read;
  expect(page.link).toEqual({ kind: nextLink ? 'next' : 'delta', url });
  expect(page.changes.map(({ kind, id }) => [kind, id])).toEqual(
    z
      .array(z.looseObject({ id: z.string() }))
      .parse(value)
      .map((item) => ['@removed' in item ? 'removed' : 'changed', item.id]),
  );
});

const kindByStatus: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'credentialRefused',
  403: 'forbidden',
  404: 'roomNotFound',
  409: 'changed',
  410: 'cursorExpired',
  429: 'throttled',
  501: 'serviceFailing',
};

test.each(errors)('$file has its kind and code', async ({ body, status }) => {
  const { error } = errorLike.parse(body);
  const failure = await calendarOn(body, status ?? 400)
    .readEvents(window, never)
    .catch((cause: unknown) => cause);
  expect(failure).toMatchObject({ name: 'GraphError', kind: kindByStatus[status ?? 400], facts: { code: error.code } });
});

test.each(errors.filter(({ body }) => errorLike.parse(body).error['@event.existingEventId']))(
  '[3.1.3] $file names the event',
  async ({ body, status }) => {
    const booking = buildBookingBody({
      commandId: 'c',
      subject: 's',
      startMs: 0,
      endMs: 60_000,
      roomName: 'r',
      roomAddress: null,
      text: 't',
    });
    const existingId = errorLike.parse(body).error['@event.existingEventId'];
    expect(await calendarOn(body, status ?? 400).createEvent(booking, never)).toEqual({ kind: 'duplicateTransactionId', existingId });
  },
);

test.each(tokenErrors)('[6.3] $file is a refused credential', async ({ body, status }) => {
  const { error_codes } = tokenErrorLike.parse(body);
  const failure = await calendarOn({}, 200, () => Response.json(body, { status: status ?? 401 }))
    .readEvents(window, never)
    .catch((cause: unknown) => cause);
  expect(failure).toMatchObject({ name: 'GraphError', kind: 'credentialRefused', facts: { code: `AADSTS${error_codes[0]}` } });
});

test.skipIf(!hasReference)('token, user and mailbox settings are read as published', async () => {
  const room = calendarOn(readExample('user-get-response.json'), 200, () => Response.json(readExample('token-response.json')));
  const user = z.object({ id: z.string(), displayName: z.string() }).parse(readExample('user-get-response.json'));
  expect(await room.resolveRoom(never)).toEqual({ objectId: user.id, displayName: user.displayName });
  expect(await calendarOn(readExample('mailboxsettings-response.json')).readTimeZone(never)).toBe('Etc/UTC');
});
