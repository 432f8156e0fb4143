import { describe, expect, test } from 'vitest';
import type { RoomPlace } from '../../../../shared/coordinator/enrolment/enrolment.ts';
import { ELM, enrolled, kinds, OAK, openEnrolling } from './enrolling.ts';

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

  test('lets nobody in while the store does not take it, and what the door shows is good once it does', async () => {
    let isFull = true;
    const { enrolment, events } = await openEnrolling({
      store: ({ doors }) => ({
        doors: { ...doors, add: (...door) => (isFull ? Promise.reject(new Error('disk full')) : doors.add(...door)) },
      }),
    });
    const { code } = enrolment.codeFor('key-1');
    await expect(enrolment.confirm(code, OAK)).rejects.toThrow('disk full');
    expect(enrolment.doorOf('key-1')).toBeNull();
    expect(kinds(events)).toEqual(['connected']);
    isFull = false;
    expect(await enrolment.confirm(code, OAK)).toMatchObject({ kind: 'enrolled' });
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

  test('revoked, a door is cut off at once, though other acts wait for the disk', async () => {
    const hung = Promise.withResolvers<never>();
    const { enrolment } = await openEnrolling({
      store: ({ enrolmentTokens }) => ({ enrolmentTokens: { ...enrolmentTokens, add: () => hung.promise } }),
    });
    const door = await enrolled(enrolment, 'key-1');
    void enrolment.issueTokens([ELM]);
    void enrolment.revoke(door.id);
    expect(enrolment.doorOf('key-1')?.revokedMs).not.toBeNull();
  });

  test('an unknown door cannot be revoked', async () => {
    expect(await (await openEnrolling()).enrolment.revoke('nobody')).toBe(false);
  });
});
