import { describe, expect, test } from 'vitest';
import type { StaffStatus } from '../../../../shared/coordinator/staff/staff-status.ts';
import { openStaffDesk } from './staff-desk.ts';

const refusedAs = (code: string) => ({ error: { code, message: expect.stringMatching(/.{10}/) } });

describe('C40 who is heard', () => {
  test.each<{ because: string; headers: Readonly<Record<string, string>>; answer: readonly [number, unknown] }>([
    { because: 'the token is wrong', headers: { Authorization: 'Bearer another token' }, answer: [401, refusedAs('unauthorized')] },
    { because: 'there is no token', headers: { Authorization: '' }, answer: [401, refusedAs('unauthorized')] },
    { because: 'it is no bearer', headers: { Authorization: 'Basic YTpi' }, answer: [401, refusedAs('unauthorized')] },
    { because: 'a page of another site asks', headers: { Origin: 'https://evil.example' }, answer: [403, refusedAs('foreignOrigin')] },
    { because: 'a page of another port asks', headers: { Origin: 'http://127.0.0.1:4021' }, answer: [403, refusedAs('foreignOrigin')] },
    { because: 'a file asks', headers: { Origin: 'null' }, answer: [403, refusedAs('foreignOrigin')] },
  ])('nobody, since $because', async ({ headers, answer }) => {
    const { ask, enrolment } = await openStaffDesk();
    expect(await ask('GET', '/api/status', undefined, headers)).toEqual(answer);
    expect(await ask('POST', '/api/rooms', { room: 'oak@contoso.com' }, headers)).toEqual(answer);
    expect(enrolment.rooms()).toEqual([]);
  });

  test.each(['http://127.0.0.1:4020', 'https://lintel.contoso.com'])(
    'a page of the coordinator’s own at %s is, with the token',
    async (origin) => {
      const { ask } = await openStaffDesk();
      expect((await ask('GET', '/api/status', undefined, { Origin: origin }))[0]).toBe(200);
      expect((await ask('GET', '/api/status', undefined, { Origin: origin, Authorization: '' }))[0]).toBe(401);
    },
  );

  test('whoever asks again and again fills no log', async () => {
    const { ask, logged, clock } = await openStaffDesk();
    const knock = async () => {
      for (let count = 0; count < 3; count += 1) await ask('GET', '/api/status', undefined, { Authorization: '' });
    };
    await knock();
    expect(logged).toEqual(['staffRequestRefused']);
    await clock.advance(60_000);
    await knock();
    expect(logged).toHaveLength(2);
  });

  test('answers are not kept by anybody on the way, refusals neither', async () => {
    const { app } = await openStaffDesk();
    expect((await app.request('/api/status')).headers.get('Cache-Control')).toBe('no-store');
  });
});

test('status tells of every room whether Graph tells its changes, and of every door whether it is there', async () => {
  const { ask, enrolment, present, subscribed } = await openStaffDesk();
  await ask('POST', '/api/rooms', { room: 'elm@contoso.com' });
  const [, made] = await ask('POST', '/api/enrolments', { code: enrolment.codeFor('key-1').code, room: 'oak@contoso.com' });
  const { door } = made as { door: { id: string; roomId: string } };
  await ask('POST', '/api/enrolments', { code: enrolment.codeFor('key-2').code, room: 'oak@contoso.com' });
  const gone = enrolment.doorOf('key-2')?.id ?? '';
  await ask('POST', `/api/doors/${gone}/revoke`);
  present.set(door.id, { sinceMs: 7, version: '1.0.0' });
  subscribed.add(door.roomId);

  const [status, body] = await ask('GET', '/api/status');

  expect(status).toBe(200);
  const { counts, rooms, doors } = body as StaffStatus;
  expect(counts).toEqual({ rooms: 2, subscribed: 1, doors: 1, present: 1 });
  expect(rooms.map(({ address, subscription }) => [address, subscription.kind])).toEqual([
    ['elm@contoso.com', 'unsubscribed'],
    ['oak@contoso.com', 'subscribed'],
  ]);
  expect(doors).toMatchObject([
    { id: door.id, roomId: door.roomId, revokedMs: null, line: { sinceMs: 7, version: '1.0.0' } },
    { id: gone, line: null, revokedMs: expect.any(Number) },
  ]);
});

describe('enrolment', () => {
  test('a code is confirmed, and a door is swapped and revoked', async () => {
    const { ask, enrolment } = await openStaffDesk();
    const [status, body] = await ask('POST', '/api/enrolments', { code: enrolment.codeFor('key-1').code, room: 'oak@contoso.com' });
    expect([status, body]).toEqual([201, { door: enrolment.doorOf('key-1'), holding: [] }]);
    const replaces = enrolment.doorOf('key-1')?.id;
    await ask('POST', '/api/enrolments', { code: enrolment.codeFor('key-2').code, room: 'oak@contoso.com', replaces });
    expect(enrolment.doorOf('key-1')?.revokedMs).not.toBeNull();
    expect(await ask('POST', `/api/doors/${enrolment.doorOf('key-2')?.id}/revoke`)).toEqual([200, { held: [] }]);
    expect(enrolment.doorOf('key-2')?.revokedMs).not.toBeNull();
  });

  test.each([
    { body: { code: 'CCCCCCCC', room: 'oak@contoso.com' }, answer: [404, refusedAs('unknownCode')] },
    { body: { room: 'oak@contoso.com' }, answer: [400, refusedAs('malformed')] },
    { body: { code: 'CCCCCCCC', room: 'oak@contoso.com', tenant: 'x' }, answer: [400, refusedAs('malformed')] },
    { body: '{"code":', answer: [400, refusedAs('malformed')] },
    { body: '', answer: [400, refusedAs('malformed')] },
    { body: [], answer: [400, refusedAs('malformed')] },
  ])('$body is refused', async ({ body, answer }) => {
    expect(await (await openStaffDesk()).ask('POST', '/api/enrolments', body)).toEqual(answer);
  });

  test('wrong codes come to an end', async () => {
    const { ask } = await openStaffDesk();
    const guess = { code: 'CCCCCCCC', room: 'oak@contoso.com' };
    for (let count = 0; count < 6; count += 1) await ask('POST', '/api/enrolments', guess);
    expect(await ask('POST', '/api/enrolments', guess)).toEqual([429, refusedAs('tooManyTries')]);
  });

  test('tokens are answered in the order of their places, a thousand at once', async () => {
    const { ask, enrolment } = await openStaffDesk();
    const places = Array.from({ length: 1_000 }, (_, index) => ({ room: `room-${index}@contoso.com` }));
    const [status, body] = await ask('POST', '/api/tokens', { places });
    const { tokens } = body as { tokens: readonly { room: string; tenantId: null; token: string }[] };
    expect(status).toBe(201);
    expect(tokens.map(({ room }) => room)).toEqual(places.map(({ room }) => room));
    await enrolment.redeem('key-1', tokens[999]?.token ?? '');
    expect(enrolment.roomOf(enrolment.doorOf('key-1')?.roomId ?? '')?.address).toBe('room-999@contoso.com');
  });

  test('a list that is too large is refused before it is read', async () => {
    const { ask } = await openStaffDesk();
    expect(await ask('POST', '/api/tokens', 'x'.repeat(8 * 1024 * 1024 + 1))).toEqual([413, refusedAs('tooLarge')]);
  });
});

describe('rooms', () => {
  test('a room is connected by its address and disconnected by its address or its id, saying what was removed', async () => {
    const { ask, enrolment } = await openStaffDesk();
    const [, made] = await ask('POST', '/api/rooms', { room: 'Oak@contoso.com', tenantId: 'contoso' });
    expect(made).toEqual({ room: enrolment.rooms()[0] });
    await enrolment.confirm(enrolment.codeFor('key-1').code, { room: 'oak@contoso.com', tenantId: null });
    const [room] = enrolment.rooms();
    expect(await ask('DELETE', '/api/rooms/OAK%40contoso.com')).toEqual([200, { room, removed: { doors: 1 }, holding: [] }]);
    expect(await ask('DELETE', `/api/rooms/${room?.id}`)).toEqual([404, refusedAs('unknownRoom')]);
  });

  test('a tenant is disconnected with all its rooms and their doors, and no other is', async () => {
    const { ask, enrolment } = await openStaffDesk({ tenantIds: ['contoso', 'fabrikam'] });
    for (const room of ['oak@contoso.com', 'elm@contoso.com']) await ask('POST', '/api/rooms', { room, tenantId: 'contoso' });
    await enrolment.confirm(enrolment.codeFor('key-1').code, { room: 'oak@contoso.com', tenantId: 'contoso' });
    await enrolment.confirm(enrolment.codeFor('key-2').code, { room: 'ash@fabrikam.com', tenantId: 'fabrikam' });
    expect(await ask('DELETE', '/api/tenants/Contoso')).toEqual([200, { removed: { rooms: 2, doors: 1 }, holding: [] }]);
    expect(enrolment.rooms().map(({ address }) => address)).toEqual(['ash@fabrikam.com']);
    expect(enrolment.doors().map(({ publicKey }) => publicKey)).toEqual(['key-2']);
    expect(await ask('DELETE', '/api/tenants/contoso')).toEqual([400, refusedAs('unknownTenant')]);
  });

  test.each([
    { method: 'DELETE', path: '/api/rooms/oak%40contoso.com' },
    { method: 'GET', path: '/api/settings/rooms/oak%40contoso.com' },
    { method: 'GET', path: '/api/settings/rooms/oak%40contoso.com/merged' },
    { method: 'PUT', path: '/api/settings/rooms/oak%40contoso.com' },
  ])('C63 $method $path: an address that two tenants have is told with both of them, and the tenant beside it says which', async (one) => {
    const { ask, enrolment } = await openStaffDesk({ tenantIds: ['contoso', 'fabrikam'] });
    for (const tenantId of ['contoso', 'fabrikam']) await ask('POST', '/api/rooms', { room: 'oak@contoso.com', tenantId });
    const [ours, theirs] = enrolment.rooms().map(({ id }) => id);
    const body = one.method === 'PUT' ? { policy: {} } : undefined;
    expect(await ask(one.method, one.path, body)).toEqual([409, refusedAs('ambiguousRoom')]);
    const [, answer] = await ask(one.method, one.path, body);
    for (const part of ['of contoso', 'of fabrikam', ours, theirs, '--tenant'])
      expect(answer).toMatchObject({ error: { message: expect.stringContaining(part ?? '') } });
    expect(await ask(one.method, `${one.path}?tenant=elsewhere`, body)).toEqual([404, refusedAs('unknownRoom')]);
    expect((await ask(one.method, `${one.path}?tenant=Fabrikam`, body))[0]).toBe(200);
    expect(enrolment.rooms().map(({ id }) => id)).toEqual(one.method === 'DELETE' ? [ours] : [ours, theirs]);
    expect((await ask(one.method, one.path.replace('oak%40contoso.com', ours ?? ''), body))[0]).toBe(200);
  });

  test('C63 settings for the room of one tenant leave the other’s alone', async () => {
    const { ask, told, enrolment } = await openStaffDesk({ tenantIds: ['contoso', 'fabrikam'] });
    for (const tenantId of ['contoso', 'fabrikam']) await ask('POST', '/api/rooms', { room: 'oak@contoso.com', tenantId });
    await ask('PUT', '/api/settings/rooms/oak%40contoso.com?tenant=fabrikam', { policy: { allowBooking: false } });
    expect(told).toEqual([enrolment.rooms()[1]?.id]);
    expect(await ask('GET', '/api/settings/rooms/oak%40contoso.com?tenant=contoso')).toEqual([200, { policy: {}, timeZone: null }]);
  });

  test.each([
    { body: { room: 'the boardroom' }, answer: [400, refusedAs('malformedRoom')] },
    { body: { room: 'oak@contoso.com', tenantId: 'fabrikam' }, answer: [400, refusedAs('unknownTenant')] },
  ])('$body is refused, also in a list of tokens', async ({ body, answer }) => {
    const { ask } = await openStaffDesk();
    expect(await ask('POST', '/api/rooms', body)).toEqual(answer);
    expect(await ask('POST', '/api/tokens', { places: [body] })).toEqual(answer);
  });

  test.each([
    { wrong: { room: 'the boardroom' }, says: /^the boardroom: A room is named by/ },
    { wrong: { room: 'elm@contoso.com', tenantId: 'fabrikam' }, says: /^elm@contoso\.com, fabrikam: Name the tenant/ },
  ])('the one place of a list that is wrong is named: $wrong.room', async ({ wrong, says }) => {
    const { ask } = await openStaffDesk();
    const [, body] = await ask('POST', '/api/tokens', { places: [{ room: 'oak@contoso.com' }, wrong] });
    expect(body).toMatchObject({ error: { message: expect.stringMatching(says) } });
  });
});

describe('C62 what a door has in other rooms', () => {
  const atElm = { room: 'elm@contoso.com', startMs: 1, endMs: 2 };

  test('is told when it is cut off and left alone, until staff take it back', async () => {
    const { ask, enrolment, held } = await openStaffDesk();
    await ask('POST', '/api/enrolments', { code: enrolment.codeFor('key-1').code, room: 'oak@contoso.com' });
    const id = enrolment.doorOf('key-1')?.id ?? '';
    held.set(id, [atElm]);
    expect(await ask('POST', `/api/doors/${id}/revoke`)).toEqual([200, { held: [atElm] }]);
    expect(await ask('POST', `/api/doors/${id}/revoke`)).toEqual([200, { held: [atElm] }]);
    expect(await ask('POST', `/api/doors/${id}/take-back`)).toEqual([200, { held: [{ ...atElm, became: 'takenBack' }] }]);
    expect(await ask('POST', `/api/doors/${id}/revoke`)).toEqual([200, { held: [] }]);
  });

  test('outlives its room: whoever disconnects that is told which doors hold something, and may ask for it still', async () => {
    const { ask, enrolment, held } = await openStaffDesk();
    for (const key of ['key-1', 'key-2']) {
      await ask('POST', '/api/enrolments', { code: enrolment.codeFor(key).code, room: 'oak@contoso.com' });
    }
    const id = enrolment.doorOf('key-1')?.id ?? '';
    held.set(id, [atElm]);
    const [, answer] = await ask('DELETE', '/api/rooms/oak%40contoso.com');
    expect(answer).toMatchObject({ removed: { doors: 2 }, holding: [id] });
    expect(await ask('POST', `/api/doors/${id}/revoke`)).toEqual([200, { held: [atElm] }]);
    expect((await ask('POST', `/api/doors/${id}/take-back`))[0]).toBe(200);
  });

  test('is told of also when a door is replaced, or cut off with its tenant', async () => {
    const { ask, enrolment, held } = await openStaffDesk();
    const enrol = (key: string, replaces?: string) =>
      ask('POST', '/api/enrolments', { code: enrolment.codeFor(key).code, room: 'oak@contoso.com', ...(replaces && { replaces }) });
    expect((await enrol('key-1'))[1]).toMatchObject({ holding: [] });
    const id = enrolment.doorOf('key-1')?.id ?? '';
    held.set(id, [atElm]);
    expect((await enrol('key-2', id))[1]).toMatchObject({ holding: [id] });
    expect((await ask('DELETE', '/api/tenants/contoso'))[1]).toMatchObject({ removed: { rooms: 1, doors: 1 }, holding: [id] });
  });

  test.each(['revoke', 'take-back'])('%s of a door that nobody knows is refused', async (act) => {
    expect(await (await openStaffDesk()).ask('POST', `/api/doors/nobody/${act}`)).toEqual([404, refusedAs('unknownDoor')]);
  });
});

describe('C32 settings', () => {
  const nothing = { policy: {}, timeZone: null };

  test('the organisation’s are told to all rooms, a room’s own to its doors alone; each change has a higher version', async () => {
    const { ask, enrolment, told } = await openStaffDesk();
    for (const room of ['oak@contoso.com', 'elm@contoso.com']) await ask('POST', '/api/rooms', { room });
    const [oak, elm] = enrolment.rooms();
    const organisation = { policy: { allowBooking: false, privacy: 'busyOnly' }, timeZone: 'Europe/Amsterdam' };
    expect(await ask('PUT', '/api/settings/organisation', organisation)).toEqual([200, { version: 1 }]);
    expect([...told].sort()).toEqual([oak?.id, elm?.id].sort());
    told.length = 0;
    expect(await ask('PUT', '/api/settings/rooms/oak%40contoso.com', { policy: { allowBooking: true } })).toEqual([200, { version: 2 }]);
    expect(told).toEqual([oak?.id]);

    expect(await ask('GET', '/api/settings/organisation')).toEqual([200, organisation]);
    const merged = { version: 2, policy: { allowBooking: true, privacy: 'busyOnly' }, timeZone: 'Europe/Amsterdam' };
    expect(await ask('GET', `/api/settings/rooms/${oak?.id}/merged`)).toEqual([200, merged]);
    expect(await ask('GET', `/api/settings/rooms/${elm?.id}`)).toEqual([200, nothing]);
    expect(await ask('GET', `/api/settings/rooms/${elm?.id}/merged`)).toEqual([200, { version: 1, ...organisation }]);
  });

  test('what is read can be written back as it is', async () => {
    const { ask } = await openStaffDesk();
    await ask('POST', '/api/rooms', { room: 'oak@contoso.com' });
    for (const path of ['/api/settings/organisation', '/api/settings/rooms/oak%40contoso.com']) {
      await ask('PUT', path, { policy: { hours: null, stubMinutes: 3 } });
      const [, set] = await ask('GET', path);
      expect((await ask('PUT', path, set))[0]).toBe(200);
      expect(await ask('GET', path)).toEqual([200, set]);
    }
  });

  test('what is wrong is told field by field, and nothing of it is kept or told', async () => {
    const { ask, told } = await openStaffDesk();
    const [status, body] = await ask('PUT', '/api/settings/organisation', { policy: { stubMinutes: -1 }, timeZone: 'Mars' });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        code: 'invalidSettings',
        message: expect.stringContaining('policy.stubMinutes: found -1, expected a whole number from 0 to 60'),
        problems: [expect.objectContaining({ field: 'policy.stubMinutes' }), expect.objectContaining({ field: 'timeZone' })],
      },
    });
    expect(await ask('GET', '/api/settings/organisation')).toEqual([200, nothing]);
    expect(told).toEqual([]);
  });

  test.each([
    { method: 'GET', path: '' },
    { method: 'PUT', path: '' },
    { method: 'GET', path: '/merged' },
  ])('$method$path of a room that is not there is refused', async ({ method, path }) => {
    const { ask } = await openStaffDesk();
    const body = method === 'PUT' ? nothing : undefined;
    expect(await ask(method, `/api/settings/rooms/oak${path}`, body)).toEqual([404, refusedAs('unknownRoom')]);
  });
});

test.each(['/api/nothing', '/api/doors/x/revoke'])('%s: what is not there is said so', async (path) => {
  expect((await (await openStaffDesk()).ask('POST', path))[0]).toBe(404);
});

test('C40 a disk that fails is answered by 500, without what it said', async () => {
  const { ask } = await openStaffDesk({
    store: ({ rooms }) => ({ rooms: { ...rooms, add: () => Promise.reject(new Error('/secret/place: disk full')) } }),
  });
  const [status, body] = await ask('POST', '/api/rooms', { room: 'oak@contoso.com' });
  expect([status, body]).toEqual([500, refusedAs('failed')]);
  expect(JSON.stringify(body)).not.toContain('secret');
});
