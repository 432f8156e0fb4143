import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../shared/runtime/clock.ts';
import { serveTenant } from '../../../../shared/simulator/serve-tenant.ts';
import { room } from '../simulated-world.ts';
import { CLIENT_STATE, createSubscribedWorld, NOTIFICATIONS, type SubscribedWorld } from '../subscribed-world.ts';

let world: SubscribedWorld;
beforeEach(async () => {
  world = await createSubscribedWorld();
});
afterEach(() => world.close());

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number): string => new Date(world.clock.nowMs() + minutes * MINUTE_MS).toISOString();
const at = (id: string) => `/v1.0/subscriptions/${id}`;
const refusalOf = ({ status, body }: { status: number; body: { error: { code: string } } }) => [status, body.error.code];

describe('creating', () => {
  test('[7.1.1] answers 201 with the whole subscription', async () => {
    const { status, body } = await world.subscribe();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      changeType: 'created,updated,deleted',
      notificationUrl: NOTIFICATIONS,
      clientState: CLIENT_STATE,
      latestSupportedTlsVersion: 'v1_2',
    });
  });

  test('[7.1.6] the client state is told to nobody afterwards, and is 128 characters long at most', async () => {
    const { id } = (await world.subscribe({ clientState: 'x'.repeat(128) })).body;
    const [one, all, renewed] = [
      await world.get(at(id)),
      await world.get('/v1.0/subscriptions'),
      await world.call('PATCH', at(id), { expirationDateTime: inMinutes(100) }),
    ];
    expect([one.body.clientState, all.body.value[0].clientState, renewed.body.clientState]).toEqual([null, null, null]);
    await world.call('DELETE', at(id));
    expect(refusalOf(await world.subscribe({ clientState: 'x'.repeat(129) }))).toEqual([400, 'InvalidRequest']);
  });

  test.each([
    { because: 'seven days are the longest', minutes: 10_080, max: 10_080, status: 201, granted: 10_080 },
    { because: 'a minute more is refused', minutes: 10_081, max: 10_080, status: 400, granted: null },
    { because: 'less than 45 minutes is raised', minutes: 10, max: 10_080, status: 201, granted: 45 },
    { because: 'Q19 the ceiling may lie ten minutes lower', minutes: 10_071, max: 10_070, status: 400, granted: null },
    { because: 'Q19 and just below it is granted', minutes: 10_069, max: 10_070, status: 201, granted: 10_069 },
  ])('[7.1.4] $because', async ({ minutes, max, status, granted }) => {
    world.tenant.switches.change({ subscriptionMaxMinutes: max });
    const nowMs = world.clock.nowMs();
    const answer = await world.subscribe({ expirationDateTime: inMinutes(minutes) });
    expect(answer.status).toBe(status);
    if (granted === null) expect(answer.body.error.message).toBe(`Subscription expiration can only be ${max} minutes in the future.`);
    else expect(Date.parse(answer.body.expirationDateTime) - nowMs).toBe(granted * MINUTE_MS);
  });

  test.each([
    { because: 'a mailbox by address', resource: `users/${room}/events`, refuses: false, status: 201 },
    { because: 'Q21 a mailbox by address, where those are refused', resource: `/users/${room}/events`, refuses: true, status: 400 },
    { because: 'Q21 its calendar by address is taken even then', resource: `/users/${room}/calendar/events`, refuses: true, status: 201 },
    { because: 'all rooms at once', resource: '/users/events', refuses: false, status: 400 },
    { because: 'messages', resource: `/users/${room}/messages`, refuses: false, status: 400 },
  ])('[7.1.2] $because', async ({ resource, refuses, status }) => {
    world.tenant.oddities.change({ refusesAddressedResources: refuses });
    expect((await world.subscribe({ resource })).status).toBe(status);
  });

  test.each([
    { because: 'a mailbox that the app may not reach', resource: '/users/ada@contoso.com/events', status: 403, reason: 'Forbidden' },
    { because: 'no mailbox at all', resource: '/users/nobody@contoso.com/events', status: 404, reason: 'NotFound' },
  ])('[7.1.9] [9.5] $because comes in an envelope of its own', async ({ resource, status, reason }) => {
    const { body, ...answer } = await world.subscribe({ resource });
    expect([answer.status, body.error.code]).toEqual([status, 'ExtensionError']);
    expect(body.error.message).toContain(`[Status Code: ${reason};`);
  });

  test.each([
    { fault: 'subscriptionForbidden', says: [403, 'ExtensionError'] },
    { fault: 'subscriptionUnavailable', says: [403, 'ExtensionError'] },
    { fault: 'subscriptionQuota', says: [403, 'Forbidden'] },
    { fault: 'validationTimedOut', says: [400, 'InvalidRequest'] },
  ] as const)('Q23 the fault $fault refuses it, and the next try is good', async ({ fault, says }) => {
    world.tenant.faults.add({ effect: { kind: fault }, count: 1 });
    expect(refusalOf(await world.subscribe())).toEqual(says);
    expect((await world.subscribe()).status).toBe(201);
  });

  test('[7.1.7] the same kinds of change of the same mailbox are there already', async () => {
    const { id } = (await world.subscribe()).body;
    const again = await world.subscribe({ changeType: 'deleted,created,updated', resource: `users/${room}/events` });
    expect(refusalOf(again)).toEqual([409, 'Conflict']);
    expect(again.body.error.message).toContain(id);
    expect((await world.subscribe({ changeType: 'created' })).status).toBe(201);
  });

  test('Q20 older tenants silently make two', async () => {
    world.tenant.switches.change({ subscriptionsAreUnique: false });
    await world.subscribe();
    expect((await world.subscribe()).status).toBe(201);
    expect((await world.get('/v1.0/subscriptions')).body.value).toHaveLength(2);
  });

  test('[7.1.7] two at the same time are one, and one that is refused', async () => {
    const [first, second] = await Promise.all([world.subscribe(), world.subscribe()]);
    expect([first.status, second.status].sort()).toEqual([201, 409]);
  });

  test('[7.1.3] Entra’s consent to write is not enough; without roles it is Exchange’s scope that counts', async () => {
    world.tenant.switches.change({ tokenRoles: ['Calendars.ReadWrite'] });
    await world.refresh();
    expect(refusalOf(await world.subscribe())).toEqual([403, 'ErrorAccessDenied']);
    world.tenant.switches.change({ tokenRoles: ['Calendars.ReadWrite', 'Calendars.Read'] });
    await world.refresh();
    expect((await world.subscribe()).status).toBe(201);
  });

  test.each([
    { because: 'plain http', url: 'http://subscriber.test/graph', allows: true, status: 400 },
    { because: 'plain http on this machine, as everywhere else', url: 'http://127.0.0.1:4000/graph', allows: false, status: 400 },
    { because: 'plain http on this machine, where a switch allows it', url: 'http://127.0.0.1:4000/graph', allows: true, status: 201 },
    { because: 'another machine by a name that begins alike', url: 'http://127.0.0.1.example/graph', allows: true, status: 400 },
    { because: 'no address', url: 'soon', allows: true, status: 400 },
  ])('[7.2.4] $because', async ({ url, allows, status }) => {
    world.tenant.switches.change({ allowsLoopbackHttp: allows });
    expect((await world.subscribe({ notificationUrl: url })).status).toBe(status);
  });

  test('[7.2.4] by default plain http is refused on this machine too; a tenant that is served allows it', async () => {
    expect(refusalOf(await world.subscribe({ notificationUrl: 'http://localhost:4000/graph' }))).toEqual([400, 'InvalidRequest']);
    const served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
    expect(served.tenant.switches.current.allowsLoopbackHttp).toBe(true);
    await served.close();
  });

  test.each([{ changeType: 'moved' }, { expirationDateTime: 'soon' }, { notificationUrl: null }, { colour: 'blue' }])(
    'a body with %o is refused, and nobody is asked',
    async (wrong) => {
      expect(refusalOf(await world.subscribe(wrong))).toEqual([400, 'InvalidRequest']);
      expect(world.subscriber.handshakes).toEqual([]);
    },
  );
});

describe('living with one', () => {
  test('[7.1.5] it is renewed, read, listed, reauthorised without a new expiry, and deleted', async () => {
    const { id } = (await world.subscribe()).body;
    const renewed = await world.call('PATCH', at(id), { expirationDateTime: inMinutes(5000) });
    expect([renewed.status, Date.parse(renewed.body.expirationDateTime)]).toEqual([200, world.clock.nowMs() + 5000 * MINUTE_MS]);
    expect((await world.call('POST', `${at(id)}/reauthorize`)).status).toBe(204);
    expect((await world.get(at(id))).body.expirationDateTime).toBe(renewed.body.expirationDateTime);
    expect((await world.call('DELETE', at(id))).status).toBe(204);
    expect((await world.call('DELETE', at(id))).status).toBe(404);
    expect((await world.get('/v1.0/subscriptions')).body.value).toEqual([]);
  });

  test.each([{ notificationUrl: 'https://elsewhere.test' }, { clientState: 'other' }])('[7.1.5] %o cannot be changed', async (change) => {
    const { id } = (await world.subscribe()).body;
    const answer = await world.call('PATCH', at(id), { expirationDateTime: inMinutes(100), ...change });
    expect(refusalOf(answer)).toEqual([400, 'InvalidRequest']);
  });

  test('[7.4.2] nor can a lifecycle address be added later', async () => {
    const { id } = (await world.subscribe({ lifecycleNotificationUrl: null })).body;
    const answer = await world.call('PATCH', at(id), { lifecycleNotificationUrl: 'https://subscriber.test/late' });
    expect(refusalOf(answer)).toEqual([400, 'InvalidRequest']);
    expect((await world.get(at(id))).body.lifecycleNotificationUrl).toBeNull();
  });

  test('one that has expired is not there any more, and can be made again', async () => {
    const { id } = (await world.subscribe({ expirationDateTime: inMinutes(50) })).body;
    await world.clock.advance(51 * MINUTE_MS);
    expect((await world.get(at(id))).status).toBe(404);
    expect((await world.call('PATCH', at(id), { expirationDateTime: inMinutes(100) })).status).toBe(404);
    expect((await world.subscribe()).status).toBe(201);
  });

  test('[7.1.5] the list comes in pages', async () => {
    world.tenant.switches.change({ subscriptionsAreUnique: false });
    for (let made = 0; made < 130; made += 1) await world.subscribe();
    const { value, '@odata.nextLink': next } = (await world.get('/v1.0/subscriptions')).body;
    const rest = (await world.get(next)).body;
    expect([value.length, rest.value.length, rest['@odata.nextLink']]).toEqual([100, 30, undefined]);
    expect(new Set([...value, ...rest.value].map(({ id }: { id: string }) => id)).size).toBe(130);
  });

  test('[7.1.8] forty lists in twenty seconds are the most, also when refused; the answer says how long to wait', async () => {
    for (let asked = 0; asked < 40; asked += 1) expect((await world.get('/v1.0/subscriptions')).status).toBe(200);
    const refused = await world.get('/v1.0/subscriptions');
    expect(refusalOf(refused)).toEqual([429, 'TooManyRequests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await world.get(at('none'))).status).toBe(404); // another count
    await world.clock.advance(20_000);
    expect((await world.get('/v1.0/subscriptions')).status).toBe(200);
  });

  test('[7.1.8] without the switch nobody counts', async () => {
    world.tenant.switches.change({ throttlesSubscriptions: false });
    for (let asked = 0; asked < 50; asked += 1) expect((await world.get('/v1.0/subscriptions')).status).toBe(200);
  });
});
