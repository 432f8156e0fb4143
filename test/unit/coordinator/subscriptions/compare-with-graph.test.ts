import { expect, test } from 'vitest';
import { compareWithGraph } from '../../../../shared/coordinator/subscriptions/compare-with-graph.ts';

const OURS = 'https://ours/graph/notifications';
const listed = (id: string, notificationUrl: string) => ({ id, notificationUrl, resource: '/users/x/events', expiresMs: 1 });

test.each([
  { because: 'kept and listed', list: [listed('a', OURS)], kept: ['a'], confirmed: ['a'] },
  { because: 'kept, and the list leaves the address out', list: [listed('a', '')], kept: ['a'], confirmed: ['a'] },
  { because: 'kept, but not listed', list: [], kept: ['a'], missing: ['a'] },
  { because: 'kept, but of an address of before', list: [listed('a', 'https://old')], kept: ['a'], moved: ['a'] },
  { because: 'of our address, but not kept', list: [listed('a', OURS)], kept: [], strays: ['a'] },
  { because: 'of another address', list: [listed('a', 'https://else')], kept: [] },
  { because: 'of an address that begins with ours', list: [listed('a', `${OURS}/more`)], kept: [] },
  { because: 'of no address', list: [listed('a', '')], kept: [] },
])('[7.4.5] Q20: $because', ({ list, kept, confirmed = [], missing = [], moved = [], strays = [] }) => {
  const found = compareWithGraph(list, new Set(kept), OURS);
  expect({ ...found, confirmed: found.confirmed.map(({ id }) => id) }).toEqual({ confirmed, missing, moved, strays });
});
