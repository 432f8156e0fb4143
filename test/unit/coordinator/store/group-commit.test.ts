import { expect, test } from 'vitest';
import type { EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import { openMemoryStore } from '../../../support/memory-store.ts';

const room = { id: 'r1', tenantId: 't1', address: 'oak@contoso.com', objectId: null, connectedMs: 1 };
const doors = Array.from({ length: 250 }, (_, index): EnrolledDoor => {
  return { id: `d${index}`, publicKey: `key-${index}`, roomId: room.id, enrolledMs: index, revokedMs: null };
});

test('C30 changes asked for at once are all made, in the order asked', async () => {
  const store = await openMemoryStore();
  const order: number[] = [];
  await Promise.all([store.rooms.add(room), ...doors.map((door, index) => store.doors.add(door).then(() => order.push(index)))]);
  expect(order).toEqual(doors.map((_, index) => index));
  expect(await store.doors.all()).toEqual([...doors]);
  await store.close();
});

test('C30 one change that fails takes none of the others down', async () => {
  const store = await openMemoryStore();
  await store.rooms.add(room);
  const asked = doors.slice(0, 3).map((door, index) => (index === 1 ? { ...door, roomId: 'no such room' } : door));
  const settled = await Promise.allSettled(asked.map((door) => store.doors.add(door)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await store.doors.all()).map(({ id }) => id)).toEqual(['d0', 'd2']);
  await store.close();
});

test('C30 a long list of changes leaves turns of the event loop to others', async () => {
  const store = await openMemoryStore();
  await store.rooms.add(room);
  let turns = 0;
  let next = setImmediate(function turn() {
    turns += 1;
    next = setImmediate(turn);
  });
  await Promise.all(doors.map((door) => store.doors.add(door)));
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(3);
  await store.close();
});

test('C30 closing waits for what was asked before', async () => {
  const store = await openMemoryStore();
  const added = store.rooms.add(room);
  await store.close();
  expect(await added).toEqual(room);
});
