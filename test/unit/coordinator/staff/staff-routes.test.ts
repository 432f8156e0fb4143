import { describe, expect, test } from 'vitest';
import type { StaffStatus } from '../../../../shared/coordinator/staff/staff-status.ts';
import { openStaffDesk, refusedAs } from './staff-desk.ts';

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
