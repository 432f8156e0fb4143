import { describe, expect, test } from 'vitest';
import { openStaffDesk, refusedAs } from './staff-desk.ts';

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
