import { expect, test } from 'vitest';
import { createTestKey } from '../../../support/line-door.ts';
import { keepTalking, type LineHouse, openLineHouse } from './line-house.ts';

const OFFICE = '198.51.100.7';
const STRANGER = '203.0.113.66';
const HOUR = 3_600_000;

const arrive = (house: LineHouse, from: string, key = createTestKey()) => house.connect({ key, from }).then(({ door }) => door);
async function arriveMany(house: LineHouse, from: string, count: number) {
  const doors = [];
  for (let each = 0; each < count; each += 1) doors.push(await arrive(house, from));
  return doors;
}
type Doors = Awaited<ReturnType<typeof arriveMany>>;
const waiting = (doors: Doors) => doors.filter((door) => door.closedWith() === null && door.kinds().includes('enrolling'));

test('C70 a thousand made-up keys of one address keep no door of another out: forty tablets behind one address all show a code', async () => {
  const house = openLineHouse();
  await arriveMany(house, STRANGER, 1_000);
  const tablets = await arriveMany(house, OFFICE, 40);
  expect(waiting(tablets)).toHaveLength(40);
  await arriveMany(house, STRANGER, 50);
  expect(waiting(tablets)).toHaveLength(40);
  expect(house.logged).toEqual(['tooManyDoorsWaiting']);
});

test('C70 the log names the address of the crowd, not of the door that comes next', async () => {
  const house = openLineHouse({ mostWaiting: 5 });
  await arriveMany(house, OFFICE, 2);
  await arriveMany(house, STRANGER, 3);
  await arrive(house, OFFICE);
  expect(house.warned()).toEqual({ most: 5, crowd: { from: STRANGER, count: 3 } });
});

test('C70 a crowd that comes later pushes out nobody who shows a code, at its own address neither', async () => {
  const house = openLineHouse({ mostWaiting: 20 });
  const tablets = await arriveMany(house, OFFICE, 8);
  const first = await arriveMany(house, STRANGER, 12);
  const crowd = await arriveMany(house, STRANGER, 30);
  expect([waiting(tablets), waiting(first), waiting(crowd)].map(({ length }) => length)).toEqual([8, 12, 0]);
});

test('C71 who gives way is the last of the address that has most waiting, and the code of a door that gave way is void', async () => {
  const house = openLineHouse({ mostWaiting: 10 });
  const crowd = await arriveMany(house, STRANGER, 7);
  const office = await arriveMany(house, OFFICE, 3);
  const newcomer = await arrive(house, '192.0.2.99');
  expect(waiting([newcomer])).toHaveLength(1);
  expect(waiting(office)).toHaveLength(3);
  expect(waiting(crowd)).toEqual(crowd.slice(0, 6));
  expect(house.forgotten).toEqual([crowd[6]?.key.publicKey]);
});

test.each([
  { mine: 5, because: 'it has as many' },
  { mine: 4, because: 'it would only change places with the other' },
])('C71 an address with $mine waiting takes no place from one with five: $because', async ({ mine }) => {
  const house = openLineHouse({ mostWaiting: 5 + mine });
  const [theirs, ours] = [await arriveMany(house, OFFICE, 5), await arriveMany(house, STRANGER, mine)];
  expect(waiting(await arriveMany(house, STRANGER, 5))).toEqual([]);
  expect(waiting([...theirs, ...ours])).toHaveLength(5 + mine);
});

test('C71 where all come by one address, a door that has shown codes for an hour gives way, the oldest first, and no sooner', async () => {
  const house = openLineHouse({ mostWaiting: 3 });
  const old = await arriveMany(house, OFFICE, 2);
  await keepTalking(house, old, HOUR / 2);
  const young = await arriveMany(house, OFFICE, 1);
  await keepTalking(house, [...old, ...young], HOUR / 2 - 20_000);
  expect(waiting(await arriveMany(house, OFFICE, 1))).toEqual([]);
  await keepTalking(house, [...old, ...young], 30_000);
  const fresh = await arriveMany(house, OFFICE, 2);
  expect(waiting(fresh)).toHaveLength(2);
  expect(waiting([...old, ...young])).toEqual(young);
});

test('C71 a door that has gone silent gives way', async () => {
  const house = openLineHouse({ mostWaiting: 2 });
  const [silent, talking] = [await arrive(house, OFFICE), await arrive(house, OFFICE)];
  await house.clock.advance(9_000);
  talking.send({ kind: 'ping' });
  await house.clock.advance(8_000);
  expect(waiting([await arrive(house, OFFICE)])).toHaveLength(1);
  expect([silent.closedWith(), talking.closedWith()]).toEqual([1006, null]);
});

test('C72 a door that comes back takes over the place that it has, also where all are taken', async () => {
  const house = openLineHouse({ mostWaiting: 2 });
  const key = createTestKey();
  const before = await arrive(house, OFFICE, key);
  expect(before.told.at(-1)).toMatchObject({ code: 'CODE-1' });
  const other = await arrive(house, OFFICE);
  const back = await arrive(house, OFFICE, key);
  expect(waiting([back, other])).toHaveLength(2);
  expect(back.told.at(-1)).toMatchObject({ kind: 'enrolling', code: 'CODE-1' });
});

test('C72 a door that is enrolled needs no place', async () => {
  const house = openLineHouse({ mostWaiting: 2 });
  await arriveMany(house, OFFICE, 2);
  const { door } = await house.admitted();
  expect(door.kinds()).toContain('welcome');
});
