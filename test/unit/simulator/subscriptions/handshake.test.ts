import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSubscribedWorld, LIFECYCLE, NOTIFICATIONS, type SubscribedWorld } from '../subscribed-world.ts';

let world: SubscribedWorld;
beforeEach(async () => {
  world = await createSubscribedWorld();
});
afterEach(() => world.close());

const tokenOf = (request: Request): string => new URL(request.url).searchParams.get('validationToken') ?? '';
const plain = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

test('[7.2.1] [7.2.2] both addresses are asked, each by a token of its own, and a query that was there stays in front', async () => {
  await world.subscribe();
  const [first, second] = world.subscriber.handshakes;
  expect(first?.href.startsWith(`${NOTIFICATIONS}&validationToken=`)).toBe(true);
  expect(second?.href.startsWith(`${LIFECYCLE}?validationToken=`)).toBe(true);
  expect(first?.searchParams.get('validationToken')).not.toBe(second?.searchParams.get('validationToken'));
});

test('[7.2.2] one address for both is asked twice', async () => {
  await world.subscribe({ notificationUrl: LIFECYCLE });
  expect(world.subscriber.handshakes).toHaveLength(2);
});

test.each<{ because: string; answer: (request: Request) => Response | Promise<Response> }>([
  { because: 'another status', answer: (request) => plain(tokenOf(request), 202) },
  { because: 'another text', answer: () => plain('hello') },
  { because: 'the token as it stood in the address', answer: (request) => plain(request.url.split('validationToken=')[1] ?? '') },
  { because: 'the token as JSON', answer: (request) => Response.json(tokenOf(request)) },
  { because: 'a web page', answer: (request) => new Response(tokenOf(request), { headers: { 'content-type': 'text/html' } }) },
  { because: 'no connection', answer: () => Promise.reject(new TypeError('fetch failed')) },
  { because: 'a good answer from somewhere else', answer: () => Response.redirect('https://elsewhere.test') },
])('[7.2.3] $because fails it: 400 ValidationError, and no subscription', async ({ answer }) => {
  world.subscriber.answerBy(answer);
  const { status, body } = await world.subscribe();
  expect([status, body.error.code]).toEqual([400, 'ValidationError']);
  expect(world.tenant.subscriptions.book.all()).toEqual([]);
});

test.each([
  { seconds: 9.9, status: 201 },
  { seconds: 10.1, status: 400 },
])('[7.2.1] an answer after $seconds seconds: $status', async ({ seconds, status }) => {
  world.subscriber.answerBy(async (request) => {
    await world.clock.sleep(seconds * 1000);
    return plain(tokenOf(request));
  });
  const answer = await world.subscribe({ lifecycleNotificationUrl: null });
  expect(answer.status).toBe(status);
  if (status === 400)
    expect(answer.body.error).toMatchObject({ code: 'InvalidRequest', message: 'Subscription validation request timed out.' });
});

test('a good first address does not stand in for a bad second one', async () => {
  world.subscriber.answerBy((request) => (request.url.startsWith(LIFECYCLE) ? plain('', 404) : plain(tokenOf(request))));
  expect((await world.subscribe()).status).toBe(400);
});

test('Q17 on renewal nobody is asked, until a switch says otherwise; then a deaf endpoint cannot renew', async () => {
  const { id } = (await world.subscribe()).body;
  const renew = async () => {
    const expirationDateTime = new Date(world.clock.nowMs() + 86_400_000).toISOString();
    return (await world.call('PATCH', `/v1.0/subscriptions/${id}`, { expirationDateTime })).status;
  };
  world.subscriber.forget();
  expect(await renew()).toBe(200);
  expect(world.subscriber.handshakes).toEqual([]);
  world.tenant.switches.change({ validatesOnRenewal: true });
  expect(await renew()).toBe(200);
  expect(world.subscriber.handshakes).toHaveLength(2);
  world.subscriber.answerBy(() => plain('', 500));
  expect(await renew()).toBe(400);
  expect((await world.call('POST', `/v1.0/subscriptions/${id}/reauthorize`)).status).toBe(400);
});
