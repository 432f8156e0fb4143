import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CoordinatorRoom, EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import type { CoordinatorStore, SubscriptionRecord } from '../../../../shared/coordinator/store/coordinator-store.ts';
import { openMemoryStore } from '../../../support/memory-store.ts';

const oak: CoordinatorRoom = { id: 'r-oak', tenantId: 't1', address: 'oak@contoso.com', objectId: null, connectedMs: 1 };
const elm: CoordinatorRoom = { id: 'r-elm', tenantId: 't1', address: 'elm@contoso.com', objectId: null, connectedMs: 2 };
const oakDoor: EnrolledDoor = { id: 'd1', publicKey: 'key-1', roomId: oak.id, enrolledMs: 10, revokedMs: null };
const ticket = { id: 's1', roomId: oak.id, clientStateHash: 'ab', expiresMs: 1_800_000_000_000, createdMs: 3 } satisfies SubscriptionRecord;

let store: CoordinatorStore;
beforeEach(async () => {
  store = await openMemoryStore();
});
afterEach(() => store.close());

describe('rooms', () => {
  test('by tenant and address there is one: adding it again gives back the first', async () => {
    expect(await store.rooms.add(oak)).toEqual(oak);
    expect(await store.rooms.add({ ...oak, id: 'again', connectedMs: 5 })).toEqual(oak);
    expect(await store.rooms.add({ ...oak, id: 'other-tenant', tenantId: 't2', connectedMs: 5 })).toMatchObject({ id: 'other-tenant' });
    expect((await store.rooms.all()).map(({ id }) => id)).toEqual([oak.id, 'other-tenant']);
  });

  test('D15 a resolved object id is kept', async () => {
    await store.rooms.add(oak);
    await store.rooms.resolved(oak.id, 'o-1');
    expect(await store.rooms.all()).toEqual([{ ...oak, objectId: 'o-1' }]);
  });

  test('removing a room takes everything of it and nothing of the others', async () => {
    await Promise.all([store.rooms.add(oak), store.rooms.add(elm)]);
    const elmDoor: EnrolledDoor = { ...oakDoor, id: 'd2', publicKey: 'key-2', roomId: elm.id };
    await Promise.all([store.doors.add(oakDoor), store.doors.add(elmDoor)]);
    await store.subscriptions.save(ticket);
    await store.settings.write({ kind: 'room', roomId: oak.id }, { policy: { allowBooking: false }, timeZone: null }, 1);
    await store.enrolmentTokens.add([{ tokenHash: 'h1', roomId: oak.id, expiresMs: 100 }], 1);

    await store.rooms.remove(oak.id);

    expect(await store.rooms.all()).toEqual([elm]);
    expect(await store.doors.all()).toEqual([elmDoor]);
    expect(await store.subscriptions.all()).toEqual([]);
    expect(await store.settings.read({ kind: 'room', roomId: oak.id })).toEqual({ policy: {}, timeZone: null });
    expect(await store.enrolmentTokens.redeem('h1', 1, () => oakDoor)).toBeNull();
  });
});

describe('doors', () => {
  beforeEach(async () => void (await store.rooms.add(oak)));

  test('a key is enrolled once: another door with it takes its place', async () => {
    await store.doors.add(oakDoor);
    await store.doors.add({ ...oakDoor, id: 'd9', enrolledMs: 11 });
    expect(await store.doors.all()).toEqual([{ ...oakDoor, id: 'd9', enrolledMs: 11 }]);
  });

  test('a swap adds the one and revokes the other', async () => {
    await store.doors.add(oakDoor);
    const next: EnrolledDoor = { ...oakDoor, id: 'd2', publicKey: 'key-2', enrolledMs: 20 };
    await store.doors.add(next, oakDoor.id);
    expect(await store.doors.all()).toEqual([{ ...oakDoor, revokedMs: 20 }, next]);
  });

  test('a swap that cannot add the one does not revoke the other either', async () => {
    await store.doors.add(oakDoor);
    const nowhere: EnrolledDoor = { ...oakDoor, id: 'd2', publicKey: 'key-2', roomId: 'no such room' };
    await expect(store.doors.add(nowhere, oakDoor.id)).rejects.toThrow(/FOREIGN KEY/);
    expect(await store.doors.all()).toEqual([oakDoor]);
  });

  test('the first revocation stays', async () => {
    await store.doors.add(oakDoor);
    await store.doors.revoke(oakDoor.id, 30);
    await store.doors.revoke(oakDoor.id, 40);
    expect(await store.doors.all()).toEqual([{ ...oakDoor, revokedMs: 30 }]);
  });
});

test('a subscription is saved anew under its id, also for a room that is gone: what Graph holds must stay on record', async () => {
  await store.subscriptions.save(ticket);
  await store.subscriptions.save({ ...ticket, expiresMs: ticket.expiresMs + 1 });
  expect(await store.subscriptions.all()).toEqual([{ ...ticket, expiresMs: ticket.expiresMs + 1 }]);
  await store.subscriptions.remove(ticket.id);
  expect(await store.subscriptions.all()).toEqual([]);
});

describe('C32 settings', () => {
  const organisation = { kind: 'organisation' } as const;
  const ofOak = { kind: 'room', roomId: oak.id } as const;

  test('where nothing was set there is nothing, at version 0', async () => {
    expect(await store.settings.forRoom(oak.id)).toEqual({ version: 0, policy: {}, timeZone: null });
  });

  test('every change, wherever it is made, has a higher version than all before, also those of a room that is gone', async () => {
    await store.rooms.add(oak);
    const nothing = { policy: {}, timeZone: null };
    expect(await store.settings.write(organisation, nothing, 1)).toBe(1);
    expect(await store.settings.write(ofOak, nothing, 2)).toBe(2);
    await store.rooms.remove(oak.id);
    expect(await store.settings.write(organisation, nothing, 3)).toBe(3);
  });

  test('a room has its own rules over the organisation’s, and the version of whichever changed last', async () => {
    await store.settings.write(ofOak, { policy: { allowBooking: true }, timeZone: null }, 1);
    await store.settings.write(organisation, { policy: { allowBooking: false, privacy: 'busyOnly' }, timeZone: 'Europe/Amsterdam' }, 2);
    expect(await store.settings.forRoom(oak.id)).toEqual({
      version: 2,
      policy: { allowBooking: true, privacy: 'busyOnly' },
      timeZone: 'Europe/Amsterdam',
    });
    expect(await store.settings.forRoom(elm.id)).toMatchObject({ version: 2, policy: { allowBooking: false } });
  });

  test('what is written replaces what was there', async () => {
    await store.settings.write(organisation, { policy: { allowBooking: false }, timeZone: 'Europe/Paris' }, 1);
    await store.settings.write(organisation, { policy: { allowEnding: false }, timeZone: null }, 2);
    expect(await store.settings.read(organisation)).toEqual({ policy: { allowEnding: false }, timeZone: null });
  });
});

describe('C23 enrolment tokens', () => {
  const doorAt = (roomId: string): EnrolledDoor => ({ ...oakDoor, roomId });
  beforeEach(async () => {
    await store.rooms.add(oak);
    const tokens = ['h1', 'h2'].map((tokenHash) => ({ tokenHash, roomId: oak.id, expiresMs: 100 }));
    await store.enrolmentTokens.add(tokens, 1);
  });

  test('a token lets in one door, once, whoever else brings it at the same moment', async () => {
    const brought = await Promise.all(['one', 'two'].map((id) => store.enrolmentTokens.redeem('h1', 50, () => ({ ...oakDoor, id }))));
    expect(brought.filter((door) => door !== null)).toHaveLength(1);
    expect(await store.doors.all()).toEqual(brought.filter((door) => door !== null));
  });

  test.each([
    { hash: 'h1', nowMs: 99, isGood: true, because: 'it has not run out' },
    { hash: 'h1', nowMs: 100, isGood: false, because: 'it has run out' },
    { hash: 'h3', nowMs: 50, isGood: false, because: 'nobody made it' },
  ])('$hash at $nowMs is good: $isGood, since $because', async ({ hash, nowMs, isGood }) => {
    expect(await store.enrolmentTokens.redeem(hash, nowMs, doorAt)).toEqual(isGood ? oakDoor : null);
    expect(await store.doors.all()).toEqual(isGood ? [oakDoor] : []);
  });

  test('those that have run out are cleared away when others are made', async () => {
    await store.enrolmentTokens.add([{ tokenHash: 'h3', roomId: oak.id, expiresMs: 200 }], 100);
    expect(await store.enrolmentTokens.redeem('h1', 50, doorAt)).toBeNull();
    expect(await store.enrolmentTokens.redeem('h3', 150, doorAt)).toEqual(oakDoor);
  });

  test('a token whose door cannot be added is not used up', async () => {
    await expect(store.enrolmentTokens.redeem('h1', 50, () => doorAt('no such room'))).rejects.toThrow(/FOREIGN KEY/);
    expect(await store.enrolmentTokens.redeem('h1', 50, doorAt)).toEqual(oakDoor);
  });
});

test('a document is read as it was when it was handed over', async () => {
  expect(await store.documents.read('journal')).toBeNull();
  const entries = ['a'];
  const written = store.documents.write('journal', { entries });
  entries.push('b');
  await written;
  expect(await store.documents.read('journal')).toEqual({ entries: ['a'] });
});
