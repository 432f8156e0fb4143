import { describe, expect, test } from 'vitest';
import { openStaffDesk, refusedAs } from './staff-desk.ts';

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
