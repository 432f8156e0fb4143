import { describe, expect, test } from 'vitest';
import { buildBookingBody, buildTimesPatchBody } from '../../shared/graph/event-body.ts';
import type { RoomCalendar } from '../../shared/graph/room-calendar.ts';
import { openPlantedGraph, plant, takeViolations } from '../support/wire-check/planted-graph.ts';
import { origin, room } from '../unit/simulator/simulated-world.ts';

const never = new AbortController().signal;
const window = { startMs: Date.parse('2026-11-23T00:00:00Z'), endMs: Date.parse('2026-11-24T00:00:00Z') };
const nine = Date.parse('2026-11-23T09:00:00Z');
const commandId = '7c1de2fa-94c1-4b39-a1f6-52b7ad9f0c11';
const times = { startMs: nine, endMs: nine + 1_800_000 };
const booking = buildBookingBody({ commandId, subject: 'Stand-up', ...times, roomName: 'Aurora', roomAddress: room, text: 'At the door' });
const patch = buildTimesPatchBody({ endMs: nine });

interface Ask {
  readonly operation: string;
  /** The end of the path, decoded. */
  readonly path: RegExp;
  run(calendar: RoomCalendar): Promise<unknown>;
}

const asks = {
  token: { operation: 'token', path: /\/token$/, run: (calendar) => calendar.readEvents(window, never) },
  view: { operation: 'calendarView', path: /\/calendarView$/, run: (calendar) => calendar.readEvents(window, never) },
  delta: {
    operation: 'calendarView.delta',
    path: /\/delta$/,
    run: (calendar) => calendar.readDeltaPage({ kind: 'window', window, pageSize: null }, never),
  },
  settings: { operation: 'mailboxSettings.get', path: /\/mailboxSettings$/, run: (calendar) => calendar.readTimeZone(never) },
  user: { operation: 'user.get', path: /\/users\/[^/]+$/, run: (calendar) => calendar.resolveRoom(never) },
  create: { operation: 'event.create', path: /\/events$/, run: (calendar) => calendar.createEvent(booking, never) },
  badId: { operation: 'event.get', path: /\/events\/nonsense$/, run: (calendar) => calendar.readEvent('nonsense', never) },
} satisfies Readonly<Record<string, Ask>>;

const offline = { name: 'GraphError', kind: 'offline' };
const event = '#microsoft.graph.event';
const removed = { '@odata.type': event, id: 'AA=', '@removed': { reason: 'deleted' } };
const badlyRemoved = { ...removed, '@removed': { reason: 'x' } };

/** What is put where (undefined takes it out), and the fact that forbids it. */
type Planted = readonly [what: string, ask: keyof typeof asks, path: string, value: unknown, fact: string | null];

async function expectNamed([, name, path, value, fact]: Planted, seen: string): Promise<void> {
  const ask: Ask = asks[name];
  const { calendar, record } = await openPlantedGraph((pathname) => (ask.path.test(pathname) ? (body) => plant(body, path, value) : null));
  // The client takes the violation for bad weather; the record does not forget it.
  await expect(ask.run(calendar)).rejects.toMatchObject(offline);
  expect(takeViolations(record)).toContain(`${ask.operation} answered ${seen} [${fact}]`);
  expect(takeViolations(record)).toEqual([]);
}

describe('a violation planted in an answer is named with its operation, its path and its fact', () => {
  test.each<Planted>([
    ['a text for a truth value', 'view', '$.value[0].isAllDay', 'false', null],
    ['a text for a number', 'view', '$.value[0].reminderMinutesBeforeStart', '15', null],
    ['an object for a list', 'view', '$.value[0].attendees', {}, null],
    ['an unknown property', 'view', '$.value[0].title', 'x', null],
    ['an unknown property, deep down', 'view', '$.value[0].attendees[0].emailAddress.smtp', 'x', null],
    ['an unlisted annotation', 'view', "$.value[0]['@odata.id']", 'x', null],
    ['a field in lower case', 'view', '$.value[0].icaluid', 'x', null],
    ['a missing field', 'view', '$.value[0].changeKey', undefined, '2 changeKey'],
    ['a missing annotation', 'view', "$.value[0]['@odata.etag']", undefined, '2 changeKey'],
    ['null where there is always a value', 'view', '$.value[0].start', null, '2 start, end'],
    ['a member of no enumeration', 'view', '$.value[0].showAs', 'Busy', null],
    ['a time with an offset', 'view', '$.value[0].start.dateTime', '2026-11-23T10:00:00Z', '2 start, end'],
    ['an instant with three digits', 'view', '$.value[0].createdDateTime', '2026-11-23T08:00:00.000Z', '2 createdDateTime'],
    ['an etag of another version', 'view', "$.value[0]['@odata.etag']", 'W/"other"', '2 changeKey'],
    ['a series master in the plain read', 'view', '$.value[0].type', 'seriesMaster', '1.1.3'],
    ['a zone that nobody asked for', 'view', '$.value[0].start.timeZone', 'Tokyo Standard Time', '1.1.11'],
    ['an end before the start', 'view', '$.value[0].end.dateTime', '2026-11-23T09:00:00.0000000', '3.1.7'],
    ['a page without a list', 'view', '$.value', undefined, '1.1.5'],
    ['a delta link without a token', 'delta', "$['@odata.deltaLink']", `${origin}/`, '1.2.5'],
    ['a stub that tells more', 'delta', '$.value[2].subject', 'x', '1.2.12'],
    ['a stub without its master', 'delta', '$.value[2].seriesMasterId', undefined, '1.2.12'],
    ['what was not selected', 'user', '$.mail', room, '1.1.6'],
    ['a zone that is a number', 'settings', '$.timeZone', 1, null],
    ['extended properties echoed', 'create', '$.singleValueExtendedProperties', [], '2.2.1'],
    ['an error without a code', 'badId', '$.error.code', undefined, '10.1'],
    ['an error code of another status', 'badId', '$.error.code', 'ErrorItemNotFound', '10.2'],
    ['an error without its id', 'badId', "$.error.innerError['request-id']", undefined, '10.1'],
    ['a life of a token in words', 'token', '$.expires_in', '3599', null],
    ['a refresh token', 'token', '$.refresh_token', 'x', '6.2'],
  ])('%s', (...planted) => expectNamed(planted, planted[2]));

  test.each<readonly [...Planted, seen: string]>([
    ['both links', 'delta', "$['@odata.nextLink']", `${origin}/?$skiptoken=x`, '1.2.5', '$'],
    ['neither link', 'delta', "$['@odata.deltaLink']", undefined, '1.2.5', '$'],
    ['a removal that tells more', 'delta', '$.value[0]', { ...removed, subject: 'x' }, '1.2.15', '$.value[0].subject'],
    ['a removal for no reason', 'delta', '$.value[0]', badlyRemoved, '1.2.15', "$.value[0]['@removed'].reason"],
  ])('%s', (what, ask, path, value, fact, seen) => expectNamed([what, ask, path, value, fact], seen));
});

describe('a violation planted in what Lintel sends is named and never sent', () => {
  test.each<readonly [what: string, sends: 'event.create' | 'event.update', path: string, value: unknown, fact: string | null]>([
    ['an unknown property', 'event.create', '$.title', 'x', null],
    ['invitations, which could not be suppressed', 'event.create', '$.attendees', [], null],
    ['no transaction id', 'event.create', '$.transactionId', undefined, '3.1.3'],
    ['a transaction id that is no GUID', 'event.create', '$.transactionId', 'tap 7', '3.1.3'],
    ['no mark of its own', 'event.create', '$.singleValueExtendedProperties', undefined, '2.2.1'],
    ['a mark in a wrong form', 'event.create', '$.singleValueExtendedProperties[0].id', 'claim', '2.2.1'],
    ['a time without a zone', 'event.create', '$.start.timeZone', undefined, '2 start, end'],
    ['a time with an offset', 'event.create', '$.end.dateTime', '2026-11-23T10:00:00+01:00', '2 start, end'],
    ['a list for one place', 'event.create', '$.location', [], null],
    ['Q38: a patched body', 'event.update', '$.body', { contentType: 'text', content: '' }, '3.2.1'],
    ['Q38: a patched Teams link', 'event.update', '$.isOnlineMeeting', false, '3.2.1'],
  ])('%s', async (_what, operation, path, value, fact) => {
    const { calendar, record, world } = await openPlantedGraph();
    const isNew = operation === 'event.create';
    const sending = isNew
      ? calendar.createEvent(plant(booking, path, value), never)
      : calendar.patchEvent('id=', plant(patch, path, value), never);
    await expect(sending).rejects.toMatchObject(offline);
    expect(takeViolations(record)).toEqual([`${operation} sent ${path} [${fact}]`]);
    expect(world.tenant.requests.counts()).not.toHaveProperty([operation]);
  });
});

test('honest traffic passes: every read and write of the client, and their refusals', async () => {
  const { calendar, record } = await openPlantedGraph();
  for (const ask of [asks.user, asks.settings, asks.view, asks.delta, asks.create]) await ask.run(calendar);
  await expect(asks.badId.run(calendar)).rejects.toMatchObject({ facts: { code: 'ErrorInvalidIdMalformed' } });
  const id = (await calendar.findByCommand(commandId, never))[0]?.id ?? '';
  expect(await calendar.readEvent(id, never)).toMatchObject({ id });
  await calendar.patchEvent(id, patch, never);
  await calendar.deleteEvent(id, never);
  expect(await calendar.readEvent(id, never)).toBeNull();
  expect(takeViolations(record)).toEqual([]);
});

describe('deliberate faults', () => {
  const spoilView = (body: string) => openPlantedGraph((pathname) => (asks.view.path.test(pathname) ? () => body : null));

  test.each(['wrongBody', 'truncatedBody', 'htmlError'] as const)('%s excuses the very answer that it struck', async (kind) => {
    const { world, calendar, record } = await openPlantedGraph();
    world.tenant.faults.add({ effect: { kind }, match: { operation: 'calendarView' }, count: 1 });
    await expect(asks.view.run(calendar)).rejects.toMatchObject({ name: 'GraphError' });
    expect(takeViolations(record)).toEqual([]);
    expect(world.tenant.requests.latest().map(({ spoiledBy }) => spoiledBy)).toContain(kind);
  });

  test('a rule that strikes other requests excuses nothing', async () => {
    const { world, calendar, record } = await spoilView('{"value":"soon"}');
    world.tenant.faults.add({ effect: { kind: 'wrongBody' }, match: { operation: 'event.get' } });
    await expect(asks.view.run(calendar)).rejects.toMatchObject(offline);
    expect(takeViolations(record)).toContain('calendarView answered $.value [null]');
  });

  test('a refusal by a fault is an answer like any other', async () => {
    const { world, calendar, record } = await spoilView('{"error":{"code":"TooManyRequests","message":"","extra":1}}');
    world.tenant.faults.add({ effect: { kind: 'throttled' } });
    await expect(asks.view.run(calendar)).rejects.toMatchObject(offline);
    const refusal = ['$.error.innerError [10.1]', '$.error.extra [null]'];
    expect(takeViolations(record)).toEqual(refusal.map((line) => `calendarView answered ${line}`));
  });

  test('an answer that is no JSON needs a fault behind it', async () => {
    const { calendar, record } = await spoilView('<html>');
    await expect(asks.view.run(calendar)).rejects.toMatchObject(offline);
    expect(takeViolations(record)).toEqual(['calendarView answered $ [1.1.3]']);
  });
});
