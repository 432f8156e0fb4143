import { expect, test } from 'vitest';
import type { GraphCall, GraphTransport } from '../../../shared/graph/graph-transport.ts';
import { createPlaces } from '../../../shared/graph/places.ts';

const { signal } = new AbortController();

/** A directory of so many rooms, answered a page at a time as `page` has it. */
function directory(page: (top: number, skip: number) => unknown) {
  const skips: number[] = [];
  const transport: Pick<GraphTransport, 'call'> = {
    async call({ target }: GraphCall, schema) {
      const { $top, $skip } = target.kind === 'path' ? target.query : {};
      skips.push(Number($skip));
      return schema.parse(page(Number($top), Number($skip)));
    },
  };
  return { skips, places: createPlaces({ transport: transport as GraphTransport }) };
}

const rooms = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `${index}`, emailAddress: `r${index}@contoso.com` }));

test.each([0, 1, 99, 100, 101, 250])('[5.2.2] Q31 all of %i rooms come, though no page says that another follows', async (count) => {
  const all = rooms(count);
  const { places } = directory((top, skip) => ({ value: all.slice(skip, skip + top) }));
  expect(await places.readRooms(signal)).toHaveLength(count);
});

test('Q31 a page that comes again ends the list, and no room comes twice', async () => {
  const { places, skips } = directory((top) => ({ value: rooms(top) }));
  expect(await places.readRooms(signal)).toHaveLength(100);
  expect(skips).toEqual([0, 100]);
});

test('[5.2.2] a short page with a next link is followed', async () => {
  const all = rooms(70);
  const { places } = directory((_top, skip) => ({
    value: all.slice(skip, skip + 30),
    ...(skip + 30 < 70 && { '@odata.nextLink': 'https://graph.test/next' }),
  }));
  expect(await places.readRooms(signal)).toHaveLength(70);
});

test('[5.2.6] a room is read leniently: capacity as text, another case, what is missing', async () => {
  const value = [
    {
      emailAddress: 'Aurora@Contoso.com',
      displayName: 'Aurora',
      building: 'Harbour House',
      floorNumber: 3,
      capacity: '12',
      isWheelchairAccessible: true,
      videoDeviceName: 'Camera',
      tags: ['Whiteboard '],
    },
    { emailAddress: 'bare@contoso.com' },
    { emailAddress: 'kept@contoso.com', bookingType: 'reserved', floorLabel: 'P', capacity: {} },
  ];
  const { places } = directory(() => ({ value }));
  const nothing = { building: null, floor: null, capacity: null, features: [], isBookable: true };
  expect(await places.readRooms(signal)).toEqual([
    {
      ...{ address: 'aurora@contoso.com', name: 'Aurora', building: 'Harbour House', floor: '3', capacity: 12 },
      ...{ features: ['video', 'wheelchair', 'whiteboard'], isBookable: true },
    },
    { ...nothing, address: 'bare@contoso.com', name: 'bare@contoso.com' },
    { ...nothing, address: 'kept@contoso.com', name: 'kept@contoso.com', floor: 'P', isBookable: false },
  ]);
});

test('[5.2.6] a room without an address does not hide the others', async () => {
  const { places } = directory(() => ({ value: [{ displayName: 'Odd' }, null, { emailAddress: 'fine@contoso.com' }] }));
  expect((await places.readRooms(signal)).map(({ address }) => address)).toEqual(['fine@contoso.com']);
});
