import { expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { at, createOtherRoomsWorld, place, slot } from './other-rooms-world.ts';

const minute = 60_000;

test('E75 rooms are found nearest first, without the room itself, the busy ones and those that Graph has an error for', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = [place('aurora'), place('far', { building: 'Mill' }), place('near'), place('busy'), place('broken')];
  world.taken.set(at('busy'), [{ startMs: slot.endMs - minute, endMs: slot.endMs + minute }]);
  world.taken.set(at('broken'), null);
  expect(await open().find()).toEqual(['near', 'far']);
  expect(world.asked).toContain('schedules of 4 as aurora@contoso.com');
});

test('E75 each is told with when it is taken next', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = [place('aurora'), place('near')];
  world.taken.set(at('near'), [{ startMs: slot.endMs + minute, endMs: slot.endMs + 2 * minute }]);
  expect(await open().ask({ kind: 'findFreeRooms', ...slot })).toEqual({
    kind: 'roomsFound',
    rooms: [{ address: at('near'), name: 'near', freeUntilMs: slot.endMs + minute }],
  });
});

test('E75 [5.1.5] twenty are asked for at a time, and no more than it takes to find six', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = Array.from({ length: 90 }, (_, index) => place(`r${String(index).padStart(2, '0')}`));
  for (let index = 0; index < 18; index += 1) world.taken.set(at(`r${String(index).padStart(2, '0')}`), null);
  expect(await open().find()).toEqual(['r18', 'r19', 'r20', 'r21', 'r22', 'r23']);
  expect(world.asked.filter((what) => what.startsWith('schedules'))).toHaveLength(2);
});

test('E75 the answer is kept for seconds, the list of rooms for hours', async () => {
  const { world, open, clock } = createOtherRoomsWorld();
  world.places = [place('near')];
  const { find } = open();
  await find();
  await find('door-2');
  expect(world.asked.filter((what) => what.startsWith('schedules'))).toHaveLength(1);
  await clock.advance(6_000);
  await find();
  expect(world.asked.filter((what) => what.startsWith('schedules'))).toHaveLength(2);
  expect(world.asked.filter((what) => what === 'places')).toHaveLength(1);
  await clock.advance(7 * 60 * minute);
  expect(await find()).toEqual([JSON.stringify({ kind: 'refused', reason: 'malformed' })]); // that stretch is over
});

test.each([
  { places: new GraphError('forbidden', 'no permission'), because: 'Places may not be read' },
  { places: [], because: 'Places is not switched on' },
])('E74 Q32 rooms that are connected are offered where $because', async ({ places }) => {
  const { world, open, connectedAs } = createOtherRoomsWorld();
  world.places = places;
  world.connected = [...world.connected, connectedAs('dune'), connectedAs('birch'), connectedAs('theirs', 'fabrikam')];
  expect(await open().find()).toEqual(['birch', 'dune']);
});

test('E74 a list of rooms that cannot be read again is the one that was read last, until it can', async () => {
  const { world, open, clock } = createOtherRoomsWorld();
  world.places = [place('near')];
  const { book } = open();
  const tomorrow = { startMs: slot.startMs + 24 * 60 * minute, endMs: slot.endMs + 24 * 60 * minute };
  const later = { startMs: slot.startMs + 48 * 60 * minute, endMs: slot.endMs + 48 * 60 * minute };
  expect(await book('near', { ...tomorrow, commandId: 'first' })).toMatchObject({ kind: 'booked' });
  await clock.advance(7 * 60 * minute);
  world.places = new GraphError('serviceFailing', '503');
  expect(await book('near', { ...later, commandId: 'second' })).toMatchObject({ kind: 'booked' });
});

test('E74 a list of rooms that could not be read once is read again soon', async () => {
  const { world, open, clock } = createOtherRoomsWorld();
  world.places = new GraphError('serviceFailing', '503');
  const { find } = open();
  expect(await find()).toEqual([]);
  world.places = [place('near')];
  await clock.advance(minute);
  expect(await find()).toEqual(['near']);
});

test('E74 Q32 a new room that Places does not list yet comes after those that it lists', async () => {
  const { world, open, connectedAs } = createOtherRoomsWorld();
  world.places = [place('zenith')];
  world.connected = [...world.connected, connectedAs('new')];
  expect(await open().find()).toEqual(['zenith', 'new']);
});

test('E74 rooms that staff have set are the whole list, in their order', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = [place('aurora'), place('near'), place('far', { building: 'Mill' })];
  world.nearbyRooms = [
    { address: at('far'), name: 'Far away' },
    { address: 'Near@contoso.com', name: 'Near' },
    { address: at('aurora'), name: 'Itself' },
  ];
  expect(await open().find()).toEqual(['far', 'near']);
});

test('E74 no rooms at all, where staff have set none', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = [place('near')];
  world.nearbyRooms = [];
  expect(await open().find()).toEqual([]);
});

test('E74 a room that staff keep for themselves is not offered', async () => {
  const { world, open } = createOtherRoomsWorld();
  world.places = [place('kept', { isBookable: false }), place('near')];
  expect(await open().find()).toEqual(['near']);
});

test('E74 a person’s mailbox is not offered, though staff have named or connected it', async () => {
  const { world, open, connectedAs } = createOtherRoomsWorld();
  world.connected = [...world.connected, connectedAs('ada')];
  world.purposes.set(at('ada'), 'user');
  const { find } = open();
  expect(await find()).toEqual([]);
  world.nearbyRooms = [{ address: at('ada'), name: 'Ada’s room' }];
  expect(await find('door-2')).toEqual([]);
});

test('E78 ten lists at once, and then one every six seconds', async () => {
  const { open, clock } = createOtherRoomsWorld();
  const { ask } = open();
  const question = { kind: 'findFreeRooms', ...slot } as const;
  for (let count = 0; count < 10; count += 1) expect((await ask(question)).kind).toBe('roomsFound');
  expect(await ask(question)).toEqual({ kind: 'refused', reason: 'tooMany' });
  expect((await ask(question, 'door-2')).kind).toBe('roomsFound');
  await clock.advance(6_000);
  expect((await ask(question)).kind).toBe('roomsFound');
});

test('a tenant that the coordinator has no credential for is told so', async () => {
  const { open, connectedAs } = createOtherRoomsWorld();
  const answer = await open().ask({ kind: 'findFreeRooms', ...slot }, 'door-1', connectedAs('theirs', 'fabrikam'));
  expect(answer).toEqual({ kind: 'unreachable', trouble: 'credentialRefused' });
});
