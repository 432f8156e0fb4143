import { describe, expect, test } from 'vitest';
import type { EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import type { Enrolment, RoomPlace } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import { RoomPlaceError } from '../../../../shared/coordinator/enrolment/room-place.ts';
import { ELM, OAK, openEnrolling } from './enrolling.ts';

async function enrolled(enrolment: Enrolment, publicKey: string, place: RoomPlace = OAK): Promise<EnrolledDoor> {
  const result = await enrolment.confirm(enrolment.codeFor(publicKey).code, place);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.door;
}

const kinds = (events: readonly { readonly kind: string }[]): readonly string[] => events.map(({ kind }) => kind);

describe('C20 a code', () => {
  test('confirmed, lets its door in, connects its room, and is good no more; a restart knows the door', async () => {
    const { enrolment, events, asked, reopened } = await openEnrolling();
    const { code } = enrolment.codeFor('key-1');
    expect(enrolment.doorOf('key-1')).toBeNull();

    const result = await enrolment.confirm(code, { room: ' Oak@Contoso.com ', tenantId: null });

    const door = enrolment.doorOf('key-1');
    expect(result).toEqual({ kind: 'enrolled', door });
    expect(enrolment.roomOf(door?.roomId ?? '')).toMatchObject({ tenantId: 'contoso', address: 'oak@contoso.com', objectId: null });
    expect(kinds(events)).toEqual(['connected', 'enrolled']);
    expect(asked).toEqual(['connect oak@contoso.com']);
    expect(await enrolment.confirm(code, OAK)).toEqual({ kind: 'refused', reason: 'unknownCode' });
    const again = await reopened();
    expect(again.doorOf('key-1')).toEqual(door);
    expect(again.rooms()).toEqual(enrolment.rooms());
  });

  test('stays the same for ten minutes, and then is another', async () => {
    const { enrolment, clock } = await openEnrolling();
    const first = enrolment.codeFor('key-1');
    expect(first.expiresInMs).toBe(600_000);
    await clock.advance(599_999);
    expect(enrolment.codeFor('key-1')).toEqual({ code: first.code, expiresInMs: 1 });
    await clock.advance(1);
    expect(await enrolment.confirm(first.code, OAK)).toEqual({ kind: 'refused', reason: 'unknownCode' });
    expect(enrolment.codeFor('key-1').code).not.toBe(first.code);
  });

  test('is void once the waiting door has gone', async () => {
    const { enrolment } = await openEnrolling();
    const { code } = enrolment.codeFor('key-1');
    enrolment.forget('key-1');
    expect(await enrolment.confirm(code, OAK)).toEqual({ kind: 'refused', reason: 'unknownCode' });
  });

  test('is understood as people type it', async () => {
    const { enrolment } = await openEnrolling();
    const { code } = enrolment.codeFor('key-1');
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()} `;
    expect(await enrolment.confirm(typed, OAK)).toMatchObject({ kind: 'enrolled' });
  });

  test('confirmed twice at the same moment, lets in one door', async () => {
    const { enrolment } = await openEnrolling();
    const { code } = enrolment.codeFor('key-1');
    const results = await Promise.all([enrolment.confirm(code, OAK), enrolment.confirm(code, ELM)]);
    expect(results.map(({ kind }) => kind)).toEqual(['enrolled', 'refused']);
    expect(enrolment.rooms().map(({ address }) => address)).toEqual(['oak@contoso.com']);
  });

  test.each<{ place: RoomPlace; replaces?: string; reason: string; tenantIds?: readonly string[] }>([
    { place: { room: 'the boardroom', tenantId: null }, reason: 'malformedRoom' },
    { place: { room: '', tenantId: null }, reason: 'malformedRoom' },
    { place: { room: `${'x'.repeat(320)}@contoso.com`, tenantId: null }, reason: 'malformedRoom' },
    { place: { room: 'oak@contoso.com', tenantId: 'fabrikam' }, reason: 'unknownTenant' },
    { place: OAK, tenantIds: ['contoso', 'fabrikam'], reason: 'unknownTenant' },
    { place: OAK, replaces: 'no such door', reason: 'unknownDoor' },
  ])('for a wrong place ($reason: $place) is refused and still good', async ({ place, replaces, reason, tenantIds }) => {
    const { enrolment, events } = await openEnrolling(tenantIds ? { tenantIds } : {});
    const { code } = enrolment.codeFor('key-1');
    expect(await enrolment.confirm(code, place, replaces)).toEqual({ kind: 'refused', reason });
    expect(events).toEqual([]);
    expect(await enrolment.confirm(code, { room: 'oak@contoso.com', tenantId: 'CONTOSO' })).toMatchObject({ kind: 'enrolled' });
  });

  test('lets nobody in while the store does not take it', async () => {
    const failing = { add: async () => Promise.reject(new Error('disk full')) };
    const { enrolment, events } = await openEnrolling({ store: ({ doors }) => ({ doors: { ...doors, ...failing } }) });
    await expect(enrolment.confirm(enrolment.codeFor('key-1').code, OAK)).rejects.toThrow('disk full');
    expect(enrolment.doorOf('key-1')).toBeNull();
    expect(kinds(events)).toEqual(['connected']);
  });
});

describe('C21 guessing', () => {
  test('five wrong codes are free, whoever brings them; after a sixth nobody is listened to, not even with a right one', async () => {
    const { enrolment, clock } = await openEnrolling();
    const { code } = enrolment.codeFor('key-1');
    for (let guess = 0; guess < 6; guess += 1) {
      expect(await enrolment.confirm('CCCCCCCC', OAK)).toEqual({ kind: 'refused', reason: 'unknownCode' });
    }
    expect(await enrolment.confirm(code, OAK)).toEqual({ kind: 'refused', reason: 'tooManyTries' });
    await clock.advance(5_000);
    expect(await enrolment.confirm(code, OAK)).toMatchObject({ kind: 'enrolled' });
  });

  test('many guesses at the same moment gain nothing', async () => {
    const { enrolment } = await openEnrolling();
    const results = await Promise.all(Array.from({ length: 50 }, () => enrolment.confirm('CCCCCCCC', OAK)));
    expect(results.filter((result) => result.kind === 'refused' && result.reason === 'unknownCode')).toHaveLength(6);
  });

  test('a right code in between buys no more guesses', async () => {
    const { enrolment } = await openEnrolling();
    for (let guess = 0; guess < 5; guess += 1) await enrolment.confirm('CCCCCCCC', OAK);
    await enrolled(enrolment, 'key-1');
    await enrolment.confirm('CCCCCCCC', OAK);
    expect(await enrolment.confirm('CCCCCCCC', OAK)).toEqual({ kind: 'refused', reason: 'tooManyTries' });
  });
});

describe('C22 one door for another', () => {
  test('a swap lets the one in and cuts the other off in one act', async () => {
    const { enrolment, events, store, clock } = await openEnrolling();
    const old = await enrolled(enrolment, 'key-1');
    await clock.advance(1);
    const result = await enrolment.confirm(enrolment.codeFor('key-2').code, OAK, old.id);
    expect(result).toMatchObject({ kind: 'enrolled', door: { publicKey: 'key-2', roomId: old.roomId } });
    expect(enrolment.doorOf('key-1')?.revokedMs).not.toBeNull();
    expect(kinds(events).slice(2)).toEqual(['revoked', 'enrolled']);
    expect(await store.doors.all()).toEqual(enrolment.doors());
  });

  test('a swap that the store does not take leaves the old door as it was', async () => {
    let isFull = false;
    const { enrolment } = await openEnrolling({
      store: ({ doors }) => ({
        doors: { ...doors, add: (...door) => (isFull ? Promise.reject(new Error('disk full')) : doors.add(...door)) },
      }),
    });
    const old = await enrolled(enrolment, 'key-1');
    isFull = true;
    await expect(enrolment.confirm(enrolment.codeFor('key-2').code, OAK, old.id)).rejects.toThrow('disk full');
    expect(enrolment.doorOf('key-1')).toEqual(old);
  });

  test('revoked, a door is cut off at once, before the disk has answered; it can be let in again as a new door', async () => {
    const { enrolment, events, reopened } = await openEnrolling();
    const door = await enrolled(enrolment, 'key-1');
    const revoking = enrolment.revoke(door.id);
    await Promise.resolve();
    expect(enrolment.doorOf('key-1')?.revokedMs).not.toBeNull();
    expect(await revoking).toBe(true);
    expect(await enrolment.revoke(door.id)).toBe(true);
    expect(kinds(events)).toEqual(['connected', 'enrolled', 'revoked']);
    expect((await reopened()).doorOf('key-1')?.revokedMs).not.toBeNull();

    const again = await enrolled(enrolment, 'key-1', ELM);
    expect(again.id).not.toBe(door.id);
    expect(enrolment.doors()).toEqual([again]);
    expect((await reopened()).doors()).toEqual([again]);
  });

  test('an unknown door cannot be revoked', async () => {
    expect(await (await openEnrolling()).enrolment.revoke('nobody')).toBe(false);
  });
});

describe('C23 one-time tokens', () => {
  test('one for each place, in order, each good once and for its own room', async () => {
    const { enrolment, asked, store, reopened } = await openEnrolling();
    const issued = await enrolment.issueTokens([OAK, ELM, OAK]);
    expect(issued.map(({ place }) => place)).toEqual([OAK, ELM, OAK]);
    expect(new Set(issued.map(({ token }) => token)).size).toBe(3);
    expect((await store.rooms.all()).map(({ address }) => address).sort()).toEqual(['elm@contoso.com', 'oak@contoso.com']);
    expect(asked).toEqual(['connect oak@contoso.com', 'connect elm@contoso.com']);

    const afterRestart = await reopened();
    const result = await afterRestart.redeem('key-2', issued[1]?.token ?? '');
    expect(result).toMatchObject({ kind: 'enrolled', door: { publicKey: 'key-2' } });
    expect(afterRestart.roomOf(afterRestart.doorOf('key-2')?.roomId ?? '')?.address).toBe('elm@contoso.com');
    expect(await afterRestart.redeem('key-3', issued[1]?.token ?? '')).toEqual({ kind: 'refused', reason: 'unknownToken' });
  });

  test.each([
    { name: 'made up', token: () => 'x'.repeat(43), waitMs: 0 },
    { name: 'thirty days old', token: (issued: string) => issued, waitMs: 30 * 24 * 3_600_000 },
  ])('one that is $name is refused', async ({ token, waitMs }) => {
    const { enrolment, clock } = await openEnrolling();
    const [issued] = await enrolment.issueTokens([OAK]);
    await clock.advance(waitMs);
    expect(await enrolment.redeem('key-1', token(issued?.token ?? ''))).toEqual({ kind: 'refused', reason: 'unknownToken' });
    expect(enrolment.doorOf('key-1')).toBeNull();
  });

  test('one door that brings its token over two lines at once is let in once, and over both', async () => {
    const { enrolment, events } = await openEnrolling();
    const [issued] = await enrolment.issueTokens([OAK]);
    const results = await Promise.all(['key-1', 'key-1'].map((key) => enrolment.redeem(key, issued?.token ?? '')));
    expect(results.map(({ kind }) => kind)).toEqual(['enrolled', 'enrolled']);
    expect(kinds(events)).toEqual(['connected', 'enrolled']);
  });

  test('a door that is enrolled stays where it is, and the token it brings stays good', async () => {
    const { enrolment } = await openEnrolling();
    const door = await enrolled(enrolment, 'key-1');
    const [issued] = await enrolment.issueTokens([ELM]);
    expect(await enrolment.redeem('key-1', issued?.token ?? '')).toEqual({ kind: 'enrolled', door });
    expect(await enrolment.redeem('key-2', issued?.token ?? '')).toMatchObject({ kind: 'enrolled', door: { publicKey: 'key-2' } });
  });

  test('nothing that the store keeps would let anybody in', async () => {
    const kept: string[] = [];
    const { enrolment } = await openEnrolling({
      store: ({ enrolmentTokens }) => ({
        enrolmentTokens: {
          ...enrolmentTokens,
          add(records, nowMs) {
            kept.push(JSON.stringify(records));
            return enrolmentTokens.add(records, nowMs);
          },
        },
      }),
    });
    const [issued] = await enrolment.issueTokens([OAK]);
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain(issued?.token);
  });

  test('a list with one wrong place issues nothing and connects nothing', async () => {
    const { enrolment } = await openEnrolling();
    await expect(enrolment.issueTokens([OAK, { room: 'nowhere', tenantId: null }])).rejects.toThrow(RoomPlaceError);
    expect(enrolment.rooms()).toEqual([]);
  });
});

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
