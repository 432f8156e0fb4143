import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNotificationInbox } from '../../../../shared/coordinator/notifications/notification-inbox.ts';
import { createNotificationRoutes, notificationPaths } from '../../../../shared/coordinator/notifications/notification-routes.ts';
import type { NotificationItem } from '../../../../shared/coordinator/notifications/notification-schema.ts';
import { CLIENT_STATE, changeItem, delivery, knownSubscriptions, lifecycleItem } from './notifications.ts';

function openRoutes() {
  const taken: NotificationItem[] = [];
  const counted: string[] = [];
  const app = createNotificationRoutes({
    inbox: { take: (items) => void taken.push(...items) },
    clock: { monotonicMs: () => 0 },
    metrics: { notification: (outcome) => void counted.push(outcome) },
  });
  const post = async (body: BodyInit | null, path = '/graph/notifications') =>
    app.request(`https://lintel.contoso.com${path}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
  return { app, taken, counted, post };
}

test.each(Object.values(notificationPaths))('C1 [7.2.1] the handshake of %s is answered at any time', async (path) => {
  const { post, counted } = openRoutes();
  const answer = await post(null, `${path}?validationToken=Validation%3A+Testing%20a%2Bb`);
  expect([answer.status, await answer.text()]).toEqual([200, 'Validation: Testing a+b']);
  expect(counted).toEqual([]);
});

test('[7.2.2] a query of ours before the token changes nothing', async () => {
  const { post } = openRoutes();
  expect(await (await post(null, '/graph/notifications?a=b&validationToken=t')).text()).toBe('t');
});

test.each(Object.values(notificationPaths))(
  '[7.3.2] a delivery to %s is accepted, and its items are taken, changes and lifecycle alike',
  async (path) => {
    const { post, taken } = openRoutes();
    const answer = await post(delivery(changeItem(), lifecycleItem('missed')), path);
    expect(answer.status).toBe(202);
    expect(taken.map(({ kind }) => kind)).toEqual(['change', 'lifecycle']);
  },
);

test('[7.3.1] several subscriptions of several tenants may come in one delivery', async () => {
  const { post, taken } = openRoutes();
  const other = { subscriptionId: 'sub-3', tenantId: '9c2f0f9b-6f9c-4a57-9f0c-5d2f0f9b9a02' };
  expect((await post(delivery(changeItem(), changeItem(other)))).status).toBe(202);
  expect(taken.map(({ subscriptionId }) => subscriptionId)).toEqual(['sub-1', 'sub-3']);
});

/** A delivery of some hundred thousand characters. */
const long = (): string => JSON.stringify({ value: [changeItem()], more: 'x'.repeat(100_000) });

test('C78 a short delivery does not wait for long ones that came before', async () => {
  const { post } = openRoutes();
  const answered: string[] = [];
  const note = async (name: string, body: string) => {
    expect((await post(body)).status).toBe(202);
    answered.push(name);
  };
  await Promise.all([note('long', long()), note('longer', long()), note('longest', long()), note('short', delivery(changeItem()))]);
  expect(answered).toEqual(['short', 'long', 'longer', 'longest']);
});

test('C78 more long deliveries than can be worked on are asked to come again, and short ones are not', async () => {
  const { post, taken } = openRoutes();
  const answers = Array.from({ length: 80 }, () => post(long()));
  const short = await post(delivery(changeItem()));
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect([short.status, ...new Set(statuses)].toSorted()).toEqual([202, 202, 503]);
  expect(taken).toHaveLength(1 + statuses.filter((status) => status === 202).length);
});

test('C3 one bad item does not spoil its delivery, and is counted', async () => {
  const { post, taken, counted } = openRoutes();
  expect((await post(delivery({ nonsense: true }, changeItem()))).status).toBe(202);
  expect([taken.length, counted]).toEqual([1, ['malformed']]);
});

test.each([
  { what: 'nothing', body: null, status: 400, outcome: 'malformed' },
  { what: 'no JSON', body: '{"value":[', status: 400, outcome: 'malformed' },
  { what: 'no list', body: '{"value":1}', status: 400, outcome: 'malformed' },
  { what: 'over a megabyte', body: ' '.repeat(1024 * 1024 + 1), status: 413, outcome: 'oversized' },
])('C2 a delivery that holds $what is refused with $status and counted', async ({ body, status, outcome }) => {
  const { post, taken, counted } = openRoutes();
  expect((await post(body)).status).toBe(status);
  expect([taken, counted]).toEqual([[], [outcome]]);
});

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('a %s is no way to deliver, nor to shake hands', async (method) => {
  const { app } = openRoutes();
  const answer = await app.request('https://lintel.contoso.com/graph/notifications?validationToken=t', { method });
  expect([answer.status, await answer.text(), answer.headers.get('Allow')]).toEqual([405, '', 'POST']);
});

const anyItem = fc.oneof(
  fc.anything({ maxDepth: 1 }),
  fc.record(
    {
      subscriptionId: fc.oneof(fc.constantFrom('sub-1', 'sub-2', '__proto__', 'constructor'), fc.anything({ maxDepth: 1 })),
      clientState: fc.oneof(fc.string(), fc.anything({ maxDepth: 1 })),
      tenantId: fc.oneof(fc.string(), fc.anything({ maxDepth: 1 })),
      changeType: fc.oneof(fc.constantFrom('created', 'updated', 'deleted'), fc.anything({ maxDepth: 1 })),
      lifecycleEvent: fc.oneof(fc.constantFrom('missed', 'subscriptionRemoved', 'reauthorizationRequired'), fc.anything({ maxDepth: 1 })),
      resource: fc.oneof(fc.string(), fc.anything({ maxDepth: 1 })),
      resourceData: fc.anything({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  ),
);

/** The routes with the inbox behind them; whatever is told or hinted is written down. */
function openDoorway() {
  const reached: unknown[] = [];
  const subscriptions = { ...knownSubscriptions(), lifecycle: (event: unknown) => void reached.push(event) };
  const inbox = createNotificationInbox({
    subscriptions,
    hints: { changed: (roomId) => void reached.push(roomId) },
    clock: { monotonicMs: () => 0 },
    metrics: { notification() {} },
    log: { error: (event) => void reached.push(event) },
    later: (work) => work(),
  });
  const app = createNotificationRoutes({ inbox, clock: { monotonicMs: () => 0 }, metrics: { notification() {} } });
  return { reached, app };
}

const postTo = async ({ app }: ReturnType<typeof openDoorway>, body: BodyInit, query = ''): Promise<number> =>
  (await app.request(`https://lintel.contoso.com/graph/notifications${query}`, { method: 'POST', body })).status;

test('C3 whatever items are posted, they are answered and reach nobody without the clientState', async () => {
  const doorway = openDoorway();
  await fc.assert(
    fc.asyncProperty(fc.array(anyItem, { maxLength: 5 }), async (value) => {
      expect(await postTo(doorway, JSON.stringify({ value }))).toBe(202);
    }),
  );
  expect(doorway.reached).toEqual([]);
});

test('C2 whatever bytes are posted, they are answered', async () => {
  const doorway = openDoorway();
  const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json({ maxDepth: 3 }), anyBytes), async (body) => {
      expect([202, 400]).toContain(await postTo(doorway, body));
    }),
  );
  expect(doorway.reached).toEqual([]);
});

/** Controls and halves of characters among them. */
const anyCharacters = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes));

test('C1 whatever token is brought, and whatever query, it is answered', async () => {
  const doorway = openDoorway();
  await fc.assert(
    fc.asyncProperty(anyCharacters, async (text) => {
      expect([200, 400]).toContain(await postTo(doorway, '', `?validationToken=${encodeURIComponent(text.toWellFormed())}`));
      expect([200, 202, 400]).toContain(await postTo(doorway, '', `?${text.replaceAll('#', '')}`));
    }),
  );
  expect(doorway.reached).toEqual([]);
});

test('what is genuine reaches its room, whatever garbage lies around it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyItem, { maxLength: 3 }), fc.array(anyItem, { maxLength: 3 }), async (before, after) => {
      const { reached, app } = openDoorway();
      const genuine = changeItem({ clientState: CLIENT_STATE });
      const body = JSON.stringify({ value: [...before, genuine, ...after] });
      expect((await app.request('https://lintel.contoso.com/graph/notifications', { method: 'POST', body })).status).toBe(202);
      expect(reached).toEqual(['aurora']);
    }),
  );
});
