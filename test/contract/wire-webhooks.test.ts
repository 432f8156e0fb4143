import { describe, expect, test } from 'vitest';
import { bodyCheck } from '../support/wire-check/body-check.ts';
import { checkSent } from '../support/wire-check/check-exchange.ts';
import { createCheckedWebhooks } from '../support/wire-check/checked-webhooks.ts';
import { createWireRecord, WireViolationError } from '../support/wire-check/violation.ts';

const guid = '4d2d1b9a-5f0f-4bb0-9f0b-0c7a6a3f7c11';
const resource = `Users/${guid}/Events/AAMkADabcdef=`;
const change = {
  subscriptionId: guid,
  subscriptionExpirationDateTime: '2026-11-25T08:00:00.0000000+00:00',
  clientState: 'secret',
  tenantId: guid,
  changeType: 'created',
  resource,
  resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': 'W/"x"', id: 'AAMkADabcdef=' },
};
const { changeType: _change, resource: _resource, resourceData: _data, ...common } = change;
const news = { ...common, lifecycleEvent: 'missed' };

describe('what a tenant posts to its subscribers', () => {
  const post = async (items: readonly object[]): Promise<readonly string[]> => {
    const record = createWireRecord();
    const webhooks = createCheckedWebhooks(async () => new Response(null, { status: 202 }), record);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ value: items }) };
    try {
      await webhooks('https://subscriber.test/x', init);
      return [];
    } catch (error) {
      if (!(error instanceof WireViolationError)) throw error;
      expect(() => record.assertNone()).toThrow(WireViolationError);
      return error.violations.map(({ path }) => path);
    }
  };

  test('changes and news of subscriptions pass', async () => {
    expect(await post([change])).toEqual([]);
    expect(await post([news])).toEqual([]);
  });

  test.each([
    { because: '[7.3.1] no subscription', item: { ...change, subscriptionId: undefined }, path: '$.value[0].subscriptionId' },
    { because: '[7.3.1] a kind of change of nobody', item: { ...change, changeType: 'moved' }, path: '$.value[0].changeType' },
    { because: '[7.3.1] another resource', item: { ...change, resource: 'Users/x' }, path: '$.value[0].resource' },
    { because: '[7.3.1] a tenant that is none', item: { ...change, tenantId: 'contoso' }, path: '$.value[0].tenantId' },
    { because: '[7.3.1] nothing about the event', item: { ...change, resourceData: null }, path: '$.value[0].resourceData' },
    { because: '[7.4.1] news that nobody knows', item: { ...news, lifecycleEvent: 'forgotten' }, path: '$.value[0].lifecycleEvent' },
    { because: '[7.4.1] news with a change in it', item: { ...news, changeType: 'created' }, path: '$.value[0].changeType' },
    { because: 'a property of nobody', item: { ...change, colour: 'blue' }, path: '$.value[0].colour' },
  ])('$because does not', async ({ item, path }) => {
    expect(await post([item])).toContain(path);
  });

  test('[7.2.1] a handshake has no body and is plain text', async () => {
    const webhooks = createCheckedWebhooks(async () => new Response('x'), createWireRecord());
    const url = 'https://subscriber.test/x?validationToken=x';
    const plain = { 'content-type': 'text/plain' };
    await expect(webhooks(url, { method: 'POST', headers: plain, body: '' })).resolves.toBeInstanceOf(Response);
    await expect(webhooks(url, { method: 'POST', headers: plain, body: 'x' })).rejects.toThrow('7.2.1');
    await expect(webhooks(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' })).rejects.toThrow('7.2.1');
  });
});

describe('what is asked of the subscription API', () => {
  const wanted = {
    changeType: 'created,updated,deleted',
    notificationUrl: 'https://lintel.test/graph/notifications',
    lifecycleNotificationUrl: 'https://lintel.test/graph/lifecycle',
    resource: `/users/${guid}/events`,
    expirationDateTime: '2026-11-25T08:00:00Z',
    clientState: 'secret',
  };
  const sent = (method: string, path: string, body: object) =>
    checkSent({ method, url: new URL(path, 'https://graph.test'), headers: new Headers(), body: JSON.stringify(body) }).map(
      ({ path }) => path,
    );

  test('a subscription and its renewal pass', () => {
    expect(sent('POST', '/v1.0/subscriptions', wanted)).toEqual([]);
    expect(sent('PATCH', '/v1.0/subscriptions/x', { expirationDateTime: wanted.expirationDateTime })).toEqual([]);
  });

  test.each([
    { because: '[7.1.6] a client state that is too long', more: { clientState: 'x'.repeat(129) }, path: '$.clientState' },
    { because: '[7.1.2] all rooms at once', more: { resource: '/users/events' }, path: '$.resource' },
    { because: '[7.4.2] no lifecycle address', more: { lifecycleNotificationUrl: undefined }, path: '$.lifecycleNotificationUrl' },
    { because: '[7.1.4] a day and no instant', more: { expirationDateTime: '2026-11-25' }, path: '$.expirationDateTime' },
    { because: '[7.5.1] rich notifications', more: { includeResourceData: true }, path: '$.includeResourceData' },
  ])('$because does not', ({ more, path }) => {
    expect(sent('POST', '/v1.0/subscriptions', { ...wanted, ...more })).toContain(path);
  });

  test('[7.1.5] a renewal changes nothing else', () => {
    expect(sent('PATCH', '/v1.0/subscriptions/x', { ...wanted })).toContain('$.notificationUrl');
  });

  test('[7.1.6] an answer that tells the client state again is caught', () => {
    const told = { ...wanted, id: guid, applicationId: guid, creatorId: guid, expirationDateTime: '2026-11-25T08:00:00.0000000Z' };
    expect(bodyCheck()('answered', 'Subscribed', told).map(({ path }) => path)).toEqual(['$.clientState']);
    expect(bodyCheck()('answered', 'NewlySubscribed', told)).toEqual([]);
  });
});
