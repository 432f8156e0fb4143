import { expect, test } from 'vitest';
import { createGraphRoomCalendar } from '../../../shared/graph/graph-room-calendar.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { access, createScene, event, failed, root, user, window } from './calendar-scene.ts';
import { json, neverAborts, scriptedFetch } from './scripted-fetch.ts';

test('D15: the room is looked up by its address and then addressed by its object id', async () => {
  const { calendar, graph, asked } = createScene((_, count) => (count === 1 ? user() : json({ value: [] })));
  expect(await calendar.resolveRoom(neverAborts)).toEqual({ displayName: 'Boardroom', objectId: 'object-1' });
  await calendar.readEvents(window, neverAborts);
  expect(asked()).toEqual(['GET /v1.0/users/boardroom@contoso.com', 'GET /v1.0/users/object-1/calendarView']);
  expect(graph[0]?.url.searchParams.get('$select')).toBe('id,displayName');
  expect(graph[0]?.headers.get('Authorization')).toBe('Bearer token-1');
  expect(calendar.requestCount()).toBe(2);
});

test('D15: where the directory is closed, the address serves', async () => {
  const { calendar, asked } = createScene((_, count) => (count === 1 ? failed(403, 'Authorization_RequestDenied') : json({ value: [] })));
  expect(await calendar.resolveRoom(neverAborts)).toEqual({ displayName: null, objectId: null });
  await calendar.readEvents(window, neverAborts);
  expect(asked()[1]).toBe('GET /v1.0/users/boardroom@contoso.com/calendarView');
});

test('a room that is not in the directory is not found', async () => {
  const { calendar } = createScene(() => failed(404, 'Request_ResourceNotFound'));
  await expect(calendar.resolveRoom(neverAborts)).rejects.toMatchObject({ kind: 'roomNotFound' });
});

test.each<{ answer: () => Response; zone: string | null; because: string }>([
  { answer: () => json({ timeZone: 'W. Europe Standard Time' }), zone: 'Europe/Berlin', because: 'Windows names are the rule' },
  { answer: () => json({ timeZone: 'Europe/Amsterdam' }), zone: 'Europe/Amsterdam', because: 'IANA names occur' },
  { answer: () => json({ timeZone: '' }), zone: null, because: 'it may be empty' },
  { answer: () => json({}), zone: null, because: 'it may be missing' },
  { answer: () => json({ timeZone: 'tzone://Microsoft/Custom' }), zone: null, because: 'Q34: it may be nobody’s' },
  { answer: () => failed(403, 'ErrorAccessDenied'), zone: null, because: 'it may be closed to us' },
])('[2.1.3] the mailbox’s zone is $zone: $because', async ({ answer, zone }) => {
  const { calendar, asked } = createScene(answer);
  expect(await calendar.readTimeZone(neverAborts)).toBe(zone);
  expect(asked()).toEqual(['GET /v1.0/users/boardroom@contoso.com/mailboxSettings']);
});

test('[2.1.3] a failure to read the zone is not the lack of one', async () => {
  const { calendar } = createScene(() => failed(503, 'ErrorServerBusy'));
  await expect(calendar.readTimeZone(neverAborts)).rejects.toMatchObject({ kind: 'serviceFailing' });
});

test('[1.2.1] [1.2.6] [1.2.7] a round starts with the window alone, and the page size as a preference', async () => {
  const deltaLink = `${root}/v1.0/users/x/calendarView/delta?$deltatoken=a%2Bb==`;
  const { calendar, graph } = createScene(() => json({ value: [], '@odata.deltaLink': deltaLink }));
  const page = await calendar.readDeltaPage({ kind: 'window', window, pageSize: 50 }, neverAborts);
  expect(page).toEqual({ changes: [], link: { kind: 'delta', url: deltaLink } });
  await calendar.readDeltaPage({ kind: 'link', url: deltaLink, pageSize: null }, neverAborts);
  expect(Object.fromEntries(graph[0]?.url.searchParams ?? [])).toEqual({
    startDateTime: '2026-03-01T23:00:00.000Z',
    endDateTime: '2026-03-11T23:00:00.000Z',
  });
  expect(graph.map(({ headers }) => headers.get('Prefer'))).toEqual(['IdType="ImmutableId", odata.maxpagesize=50', 'IdType="ImmutableId"']);
  expect(graph[1]?.url.href).toBe(deltaLink);
});

test('[1.3.5] a link that Graph no longer takes is an expired cursor', async () => {
  const { calendar } = createScene(() => failed(400, 'ErrorInvalidRequest'));
  const link = { kind: 'link', url: `${root}/v1.0/x?$deltatoken=1`, pageSize: null } as const;
  await expect(calendar.readDeltaPage(link, neverAborts)).rejects.toMatchObject({ kind: 'cursorExpired' });
  await expect(calendar.readDeltaPage({ kind: 'window', window, pageSize: null }, neverAborts)).rejects.toMatchObject({
    kind: 'badRequest',
  });
});

test('[11] a link to another host is refused before anything is sent', async () => {
  const { calendar, graph } = createScene(() => json({ value: [], '@odata.nextLink': 'https://evil.example/v1.0/x?$skip=1' }));
  const link = { kind: 'link', url: 'https://evil.example/v1.0/x', pageSize: null } as const;
  await expect(calendar.readDeltaPage(link, neverAborts)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect(graph).toHaveLength(0);
  await expect(calendar.readEvents(window, neverAborts)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect(graph).toHaveLength(1);
});

test('[1.1.5] [1.1.8] the plain read is ordered, paged, expanded, without $select, and follows its links', async () => {
  const { calendar, graph } = createScene((_, count) =>
    count === 1
      ? json({
          value: [event('a'), event('m', { type: 'seriesMaster' })],
          '@odata.nextLink': `${root}/v1.0/users/x/calendarView?$skip=250`,
        })
      : json({ value: [event('b')] }),
  );
  expect((await calendar.readEvents(window, neverAborts)).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(Object.fromEntries(graph[0]?.url.searchParams ?? [])).toEqual({
    startDateTime: '2026-03-01T23:00:00.000Z',
    endDateTime: '2026-03-11T23:00:00.000Z',
    $orderby: 'start/dateTime',
    $top: '250',
    $expand: expect.stringMatching(
      /^singleValueExtendedProperties\(\$filter=id eq '(String \{[0-9a-f-]{36}\} Name) LintelClaim' or id eq '\1 LintelState'\)$/,
    ),
  });
  expect(graph[1]?.url.search).toBe('?$skip=250');
  expect(graph[1]?.headers.get('Prefer')).toBe('IdType="ImmutableId"');
});

test('D1: when a later page fails, nothing of the read is returned', async () => {
  const { calendar } = createScene((_, count) =>
    count === 1 ? json({ value: [event('a')], '@odata.nextLink': `${root}/v1.0/x?$skip=1` }) : failed(503, 'ErrorServerBusy'),
  );
  await expect(calendar.readEvents(window, neverAborts)).rejects.toMatchObject({ kind: 'serviceFailing' });
});

test('[1.4.6] one event is read by its id, encoded, with our property; gone is null', async () => {
  const { calendar, graph } = createScene((_, count) => (count === 1 ? json(event('AA+/=')) : failed(404, 'ErrorItemNotFound')));
  expect(await calendar.readEvent('AA+/=', neverAborts)).toMatchObject({ id: 'AA+/=' });
  expect(graph[0]?.url.pathname).toBe('/v1.0/users/boardroom%40contoso.com/events/AA%2B%2F%3D');
  expect(graph[0]?.url.searchParams.get('$expand')).toContain('LintelClaim');
  expect(await calendar.readEvent('gone', neverAborts)).toBeNull();
});

test('a mailbox that is not there is not an event that is gone', async () => {
  const { calendar } = createScene(() => failed(404, 'MailboxNotEnabledForRESTAPI'));
  await expect(calendar.readEvent('a', neverAborts)).rejects.toMatchObject({ kind: 'roomNotFound' });
  await expect(calendar.deleteEvent('a', neverAborts)).rejects.toMatchObject({ kind: 'roomNotFound' });
});

test('[2.2.1] the events of a command are found by our property', async () => {
  const { calendar, graph } = createScene(() => json({ value: [event('a')] }));
  expect(await calendar.findByCommand("it's", neverAborts)).toHaveLength(1);
  expect(graph[0]?.url.searchParams.get('$filter')).toMatch(
    /^singleValueExtendedProperties\/Any\(ep: ep\/id eq 'String \{[0-9a-f-]{36}\} Name LintelClaim' and ep\/value eq 'it''s'\)$/,
  );
});

test('another mailbox is asked by its address, with the same sign-in, and what it asks to wait for holds nobody else up', async () => {
  const { calendar, asked } = createScene(({ url }) =>
    url.pathname.includes('borealis')
      ? json({ error: { code: 'TooManyRequests', message: 'words' } }, 429, { 'Retry-After': '60' })
      : json({ value: [] }),
  );
  const borealis = () => calendar.calendarOf('borealis@contoso.com').readEvents(window, neverAborts);
  await expect(borealis()).rejects.toMatchObject({ kind: 'throttled' });
  await expect(borealis()).rejects.toMatchObject({ kind: 'throttled' });
  await calendar.readEvents(window, neverAborts);
  expect(asked()).toEqual(['GET /v1.0/users/borealis@contoso.com/calendarView', 'GET /v1.0/users/boardroom@contoso.com/calendarView']);
});

test('a refused credential comes out of every method as such, and Graph is not asked', async () => {
  const { fetch, seen } = scriptedFetch(() => json({ error: 'invalid_client', error_codes: [7000222] }, 401));
  const calendar = createGraphRoomCalendar({
    access,
    room: 'r',
    fetch,
    clock: createDrivenClock(0),
    newId: () => 'id',
    log: silentLog,
    onServerTime: () => {},
  });
  await expect(calendar.readEvents(window, neverAborts)).rejects.toMatchObject({
    kind: 'credentialRefused',
    facts: { code: 'AADSTS7000222' },
  });
  expect(seen.every(({ url }) => url.pathname.endsWith('/token'))).toBe(true);
  expect(calendar.requestCount()).toBe(0);
});
