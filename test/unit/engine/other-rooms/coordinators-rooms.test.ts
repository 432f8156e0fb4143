import { expect, test } from 'vitest';
import { createCoordinatorsRooms } from '../../../../shared/engine/other-rooms/coordinators-rooms.ts';

const MINUTE_MS = 60_000;
const slot = { startMs: 0, endMs: 30 * MINUTE_MS };
const BOREALIS = 'borealis@contoso.com';

test.each([
  { told: 'Borealis, 3rd floor', called: 'Borealis, 3rd floor', because: 'the coordinator knows its name' },
  { told: BOREALIS, called: 'Borealis', because: 'the coordinator knows no more than its address, and this door’s policy has a name' },
])('E107 a room is called $called: $because', async ({ told, called }) => {
  const rooms = createCoordinatorsRooms(
    {
      state: () => 'up',
      ask: async () => ({ kind: 'roomsFound', rooms: [{ address: BOREALIS, name: told, freeUntilMs: null }] }),
    },
    { nearbyRooms: [{ address: 'Borealis@contoso.com', name: 'Borealis' }] },
  );
  const { signal } = new AbortController();
  expect(await rooms.free(slot, signal)).toEqual([{ room: { address: BOREALIS, name: called }, freeUntilMs: null }]);
  expect(await rooms.look(BOREALIS, slot, signal)).toMatchObject({ room: { name: called } });
});

test('E107 a room that neither has a name for is called by its address', async () => {
  const rooms = createCoordinatorsRooms(
    {
      state: () => 'up',
      ask: async () => ({ kind: 'roomsFound', rooms: [{ address: BOREALIS, name: BOREALIS, freeUntilMs: null }] }),
    },
    { nearbyRooms: [] },
  );
  const [found] = await rooms.free(slot, new AbortController().signal);
  expect(found?.room.name).toBe(BOREALIS);
});
