import { expect, test } from 'vitest';
import { rankRooms } from '../../../../shared/coordinator/other-rooms/rank-rooms.ts';
import type { PlaceRoom } from '../../../../shared/graph/places.ts';

const room = (name: string, changes: Partial<PlaceRoom> = {}): PlaceRoom => ({
  ...{ address: `${name.toLowerCase()}@contoso.com`, name, building: 'Harbour', floor: '3', capacity: 8 },
  ...{ features: ['video'], isBookable: true },
  ...changes,
});
const own = room('Own');
const ranked = (...others: readonly PlaceRoom[]) => rankRooms(own, others).map(({ name }) => name);

test.each<{ first: PlaceRoom; second: PlaceRoom; because: string }>([
  { first: room('Z'), second: room('A', { building: 'Mill' }), because: 'the same building is nearer' },
  { first: room('Z'), second: room('A', { building: null }), because: 'what is not known is not near' },
  { first: room('Z', { building: ' harbour ' }), second: room('A', { building: 'Mill' }), because: 'a name has no case' },
  { first: room('Z'), second: room('A', { floor: '2' }), because: 'the same floor is nearer' },
  { first: room('Z', { floor: '4' }), second: room('A', { floor: '1' }), because: 'one staircase is nearer than two' },
  { first: room('Z', { floor: '9' }), second: room('A', { floor: 'P' }), because: 'a floor without a number is far' },
  { first: room('Z', { floor: '9' }), second: room('A', { floor: null }), because: 'a floor that is not known is far' },
  { first: room('Z', { capacity: 20 }), second: room('A', { capacity: 6 }), because: 'all have to fit in' },
  { first: room('Z', { capacity: 8 }), second: room('A', { capacity: null }), because: 'a size that is not known may be too small' },
  { first: room('Z', { capacity: 20 }), second: room('A', { features: [] }), because: 'what is in it counts before its size' },
  { first: room('Z', { capacity: 10 }), second: room('A', { capacity: 30 }), because: 'the large ones are left to those who need them' },
  { first: room('Z', { capacity: 4 }), second: room('A', { floor: '2' }), because: 'nearer counts before larger' },
  { first: room('A'), second: room('Z'), because: 'nothing tells them apart, and the list keeps its order' },
])('E74 $first.name before $second.name: $because', ({ first, second }) => {
  expect(ranked(second, first)).toEqual([first.name, second.name]);
  expect(ranked(first, second)).toEqual([first.name, second.name]);
});

test('E74 the floors of another building do not count', () => {
  expect(ranked(room('Z', { building: 'Mill', floor: '3' }), room('A', { building: 'Mill', floor: '1' }))).toEqual(['A', 'Z']);
});

test('E74 without a place of its own rooms come by name', () => {
  expect(rankRooms(null, [room('Z'), room('A', { building: 'Mill' })]).map(({ name }) => name)).toEqual(['A', 'Z']);
});
