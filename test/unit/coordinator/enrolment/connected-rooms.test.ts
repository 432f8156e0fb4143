import { describe, expect, test } from 'vitest';
import { ELM, enrolled, kinds, OAK, openEnrolling } from './enrolling.ts';

describe('C22 rooms', () => {
  test('connected twice, also at once, is one room and one subscription', async () => {
    const { enrolment, asked, events } = await openEnrolling();
    const [first, second] = await Promise.all([enrolment.connectRoom(OAK), enrolment.connectRoom({ ...OAK, room: 'OAK@contoso.com' })]);
    expect(first).toEqual(second);
    expect(asked).toEqual(['connect oak@contoso.com']);
    expect(kinds(events)).toEqual(['connected']);
  });

  test('D15 an object id that has become known is there at once, and after a restart', async () => {
    const { enrolment, reopened } = await openEnrolling();
    const room = await enrolment.connectRoom(OAK);
    await enrolment.roomResolved(room.id, 'o-1');
    await enrolment.roomResolved('no such room', 'o-2');
    expect(enrolment.rooms()).toEqual([{ ...room, objectId: 'o-1' }]);
    expect((await reopened()).rooms()).toEqual([{ ...room, objectId: 'o-1' }]);
  });

  test('C64 staff who call it by its object id, once that is known, mean the same room, also after a restart', async () => {
    const { enrolment, asked, reopened } = await openEnrolling();
    const room = await enrolment.connectRoom(OAK);
    const byId = { room: '5A1B0A3E-0d0f-4d62-9a53-0d8f4b7a4a11', tenantId: null };
    await enrolment.roomResolved(room.id, byId.room.toLowerCase());
    expect((await enrolment.connectRoom(byId)).id).toBe(room.id);
    expect((await enrolled(enrolment, 'key-1', byId)).roomId).toBe(room.id);
    const after = await reopened();
    expect((await after.connectRoom(byId)).id).toBe(room.id);
    expect(asked).toEqual(['connect oak@contoso.com']);
    await after.disconnectRoom(room.id);
    expect((await after.connectRoom(byId)).id).not.toBe(room.id);
  });

  test.each(['oak@contoso.com', 'alias@contoso.com'])(
    'C64 connected by two addresses, and %s disconnected, it is the other one',
    async (goes) => {
      const { enrolment } = await openEnrolling();
      const byId = { room: '5a1b0a3e-0d0f-4d62-9a53-0d8f4b7a4a11', tenantId: null };
      const rooms = await Promise.all([OAK, { ...OAK, room: 'alias@contoso.com' }].map((place) => enrolment.connectRoom(place)));
      for (const { id } of rooms) await enrolment.roomResolved(id, byId.room);
      await enrolment.disconnectRoom(rooms.find(({ address }) => address === goes)?.id ?? '');
      expect((await enrolment.connectRoom(byId)).id).toBe(rooms.find(({ address }) => address !== goes)?.id);
    },
  );

  test('disconnected, its doors are cut off, its subscription is given up, and nothing of it is left; others stay', async () => {
    const { enrolment, asked, events, store } = await openEnrolling();
    const revoked = await enrolled(enrolment, 'key-0');
    await enrolment.revoke(revoked.id);
    const door = await enrolled(enrolment, 'key-1');
    const other = await enrolled(enrolment, 'key-2', ELM);
    const [token] = await enrolment.issueTokens([OAK]);

    expect(await enrolment.disconnectRoom(door.roomId)).toEqual({ doors: 1 });

    expect(enrolment.doorOf('key-1')).toBeNull();
    expect(enrolment.roomOf(door.roomId)).toBeNull();
    expect(enrolment.doors()).toEqual([other]);
    expect(await store.doors.all()).toEqual([other]);
    expect(asked.at(-1)).toBe(`disconnect ${door.roomId}`);
    expect(kinds(events).slice(-2)).toEqual(['revoked', 'disconnected']);
    expect(await enrolment.redeem('key-3', token?.token ?? '')).toEqual({ kind: 'refused', reason: 'unknownToken' });
    expect(await enrolment.disconnectRoom(door.roomId)).toBeNull();
  });

  test('where the disk takes nothing, its doors are cut off all the same, and it can be tried again', async () => {
    const failing = { remove: () => Promise.reject(new Error('disk full')) };
    const { enrolment } = await openEnrolling({ store: ({ rooms }) => ({ rooms: { ...rooms, ...failing } }) });
    const { roomId } = await enrolled(enrolment, 'key-1');
    await expect(enrolment.disconnectRoom(roomId)).rejects.toThrow('disk full');
    expect(enrolment.doorOf('key-1')?.revokedMs).not.toBeNull();
    expect(enrolment.roomOf(roomId)).not.toBeNull();
  });

  test('a code confirmed while its room is being disconnected connects the room anew', async () => {
    const { enrolment, store } = await openEnrolling();
    const { id } = await enrolment.connectRoom(OAK);
    const { code } = enrolment.codeFor('key-1');
    const [, result] = await Promise.all([enrolment.disconnectRoom(id), enrolment.confirm(code, OAK)]);
    expect(result).toMatchObject({ kind: 'enrolled' });
    expect((await store.rooms.all()).map((room) => room.id)).toEqual([enrolment.doorOf('key-1')?.roomId]);
  });
});
