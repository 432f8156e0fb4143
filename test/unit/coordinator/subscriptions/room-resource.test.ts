import { expect, test } from 'vitest';
import type { CoordinatorRoom } from '../../../../shared/coordinator/coordinator-room.ts';
import { createRoomResources } from '../../../../shared/coordinator/subscriptions/room-resource.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { refusal } from '../../../support/fake-subscriptions.ts';

const { signal } = new AbortController();
const room = (changes: Partial<CoordinatorRoom> = {}): CoordinatorRoom => ({
  id: 'room-1',
  tenantId: 'contoso',
  address: 'aurora@contoso.com',
  objectId: null,
  connectedMs: 0,
  ...changes,
});

function createScene(directory: (address: string) => string | null = () => 'oid') {
  const clock = createDrivenClock(0);
  const asked: string[] = [];
  const kept: string[] = [];
  const resources = createRoomResources({
    clock,
    async objectIdOf(address) {
      asked.push(address);
      return directory(address);
    },
    async onResolved(id, objectId) {
      kept.push(`${id} ${objectId}`);
    },
  });
  const tried: string[] = [];
  const subscribe = (refuses: (path: string) => boolean, which = room()) =>
    resources.subscribeTo(
      which,
      async (path) => {
        tried.push(path);
        if (refuses(path)) throw refusal('badRequest');
        return path;
      },
      signal,
    );
  return { clock, asked, kept, tried, subscribe };
}

const never = () => false;

test.each([
  { room: room(), path: '/users/oid/events', asked: ['aurora@contoso.com'], because: 'looked up' },
  { room: room({ objectId: 'known' }), path: '/users/known/events', asked: [], because: 'known from before' },
  {
    room: room({ address: '8E2C1A34-0000-4000-8000-0123456789ab' }),
    path: '/users/8E2C1A34-0000-4000-8000-0123456789ab/events',
    asked: [],
    because: 'given by staff',
  },
])('[7.1.2] D15: the object id is in the path, $because', async ({ room: which, path, asked: expected }) => {
  const { subscribe, asked } = createScene();
  expect(await subscribe(never, which)).toBe(path);
  expect(asked).toEqual(expected);
});

test('D15: it is looked up once, and kept', async () => {
  const { subscribe, asked, kept } = createScene();
  await subscribe(never);
  await subscribe(never);
  expect([asked, kept]).toEqual([['aurora@contoso.com'], ['room-1 oid']]);
});

test('[7.1.2] Q21: by address both spellings are tried, and the one that worked goes first from then on', async () => {
  const { subscribe, tried } = createScene(() => null);
  const refuses = (path: string) => !path.includes('/calendar/');
  await subscribe(refuses);
  await subscribe(refuses);
  expect(tried).toEqual([
    '/users/aurora%40contoso.com/events',
    '/users/aurora%40contoso.com/calendar/events',
    '/users/aurora%40contoso.com/calendar/events',
  ]);
});

test('a closed directory is asked again after half an hour, Q42', async () => {
  const { subscribe, asked, clock } = createScene(() => null);
  await subscribe(never);
  await clock.advance(29 * 60_000);
  await subscribe(never, room({ id: 'room-2' }));
  expect(asked).toHaveLength(1);
  await clock.advance(2 * 60_000);
  await subscribe(never);
  expect(asked).toHaveLength(2);
});

test('with the object id a refused resource is refused', async () => {
  const { subscribe, tried } = createScene();
  await expect(subscribe(() => true)).rejects.toMatchObject({ kind: 'badRequest' });
  expect(tried).toHaveLength(1);
});
