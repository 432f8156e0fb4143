import { expect, test } from 'vitest';
import { parseDelivery } from '../../../../shared/coordinator/notifications/notification-schema.ts';
import { CLIENT_STATE, changeItem, delivery, lifecycleItem, TENANT } from './notifications.ts';

test('[7.3.1] of an item only what tells whose it is and whether it is new is kept', () => {
  expect(parseDelivery(delivery(changeItem()))).toEqual({
    items: [
      {
        kind: 'change',
        subscriptionId: 'sub-1',
        clientState: CLIENT_STATE,
        tenantId: TENANT,
        change: 'updated Users/0d1f6cc4-4f0f-4b1a-9a55-8fd3c1f0a001/Events/AAMkAGI1AAAoZCfHAAA= W/"DwAAABYAAAA1"',
      },
    ],
    malformed: 0,
  });
});

test('[7.4.1] lifecycle items are told from changes by their lifecycleEvent', () => {
  const kinds = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'];
  expect(parseDelivery(delivery(...kinds.map((kind) => lifecycleItem(kind))))?.items).toEqual(
    kinds.map((lifecycle) => ({ kind: 'lifecycle', subscriptionId: 'sub-1', clientState: CLIENT_STATE, tenantId: TENANT, lifecycle })),
  );
});

test.each([
  { what: 'without an id of its own', item: changeItem({ id: undefined }) },
  { what: 'with a field that is new to us', item: changeItem({ somethingNew: { deep: [1] } }) },
  { what: 'without a tenant', item: changeItem({ tenantId: undefined }) },
  { what: 'with a lifecycleEvent of null', item: changeItem({ lifecycleEvent: null }) },
])('an item $what is one', ({ item }) => {
  expect(parseDelivery(delivery(item))).toMatchObject({ items: [{ kind: 'change' }], malformed: 0 });
});

test('an item that does not say which state of its event it means cannot be told from another', () => {
  expect(parseDelivery(delivery(changeItem({ resourceData: null })))?.items).toMatchObject([{ change: null }]);
});

test.each([
  { what: 'no subscription', item: changeItem({ subscriptionId: undefined }) },
  { what: 'a subscription that is an object', item: changeItem({ subscriptionId: {} }) },
  { what: 'an endless clientState', item: changeItem({ clientState: 'x'.repeat(129) }) },
  { what: 'an unknown change', item: changeItem({ changeType: 'replaced' }) },
  { what: 'an unknown lifecycle event', item: lifecycleItem('exploded') },
  { what: 'nothing', item: {} },
  { what: 'null', item: null },
  { what: 'a list', item: [[]] },
])('one bad item does not spoil its delivery: $what', ({ item }) => {
  const read = parseDelivery(delivery(changeItem(), item, lifecycleItem('missed')));
  expect(read?.malformed).toBe(1);
  expect(read?.items.map(({ kind }) => kind)).toEqual(['change', 'lifecycle']);
});

test.each([
  { bad: 50, items: 2, malformed: 50 },
  { bad: 51, items: 1, malformed: 52 },
  { bad: 3_000, items: 1, malformed: 3_001 },
])('C77 in a delivery with $bad bad items $items are understood: after fifty nobody looks further', ({ bad, items, malformed }) => {
  const nonsense = Array.from({ length: bad }, () => changeItem({ changeType: 'replaced' }));
  const read = parseDelivery(delivery(changeItem(), ...nonsense, changeItem()));
  expect([read?.items.length, read?.malformed]).toEqual([items, malformed]);
});

test('[7.5.3] validationTokens are ignored', () => {
  expect(parseDelivery(JSON.stringify({ value: [changeItem()], validationTokens: ['eyJ0.e30.x'] }))?.items).toHaveLength(1);
});

test('a delivery of half a million items is none of Graph’s', () => {
  expect(parseDelivery(`{"value":[${'0,'.repeat(500_000)}0]}`)).toBeNull();
});

test.each(['', 'null', '[]', '{}', '{"value":{}}', '{"value":', 'value=1', '"x"'])('%j is no delivery', (text) => {
  expect(parseDelivery(text)).toBeNull();
});
