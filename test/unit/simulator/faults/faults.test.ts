import { beforeEach, describe, expect, test } from 'vitest';
import type { NewFaultRule } from '../../../../shared/simulator/faults/fault.ts';
import { booking, createSimulatedWorld, roomPath, type SimulatedWorld, week } from '../simulated-world.ts';

let world: SimulatedWorld;
const view = `${roomPath}/calendarView?${week}`;

beforeEach(async () => {
  world = await createSimulatedWorld();
});

const create = () => world.call('POST', `${roomPath}/events`, booking('10:00', '11:00'));
const add = (rule: NewFaultRule) => world.tenant.faults.add(rule);

test.each([
  { fact: '[9.5]', effect: { kind: 'accessDenied' }, status: 403, code: 'ErrorAccessDenied' },
  { fact: '[9.5]', effect: { kind: 'accessPolicy' }, status: 403, code: 'ErrorAccessDenied' },
  { fact: 'Q44', effect: { kind: 'mailboxNotEnabled' }, status: 404, code: 'MailboxNotEnabledForRESTAPI' },
  { fact: 'Q45', effect: { kind: 'mailboxInfoStale' }, status: 503, code: 'MailboxInfoStale' },
  { fact: '[8.4]', effect: { kind: 'throttled' }, status: 429, code: 'TooManyRequests' },
  { fact: '[section 10]', effect: { kind: 'serverError' }, status: 500, code: 'ErrorInternalServerError' },
  { fact: '[section 10]', effect: { kind: 'unavailable' }, status: 503, code: 'ErrorInternalServerTransientError' },
  { fact: '[1.3.6]', effect: { kind: 'gatewayTimeout' }, status: 504, code: 'UnknownError' },
  { fact: '[6.6]', effect: { kind: 'tokenExpired' }, status: 401, code: 'InvalidAuthenticationToken' },
] as const)('$fact $effect.kind answers $status $code, once if so counted, and does nothing', async ({ effect, status, code }) => {
  add({ effect, count: 1 });
  const answer = await create();
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(await world.view()).toEqual([]);
});

test('[1.3.6] a gateway time-out has an empty message', async () => {
  add({ effect: { kind: 'gatewayTimeout' } });
  expect((await world.get(view)).body.error.message).toBe('');
});

test.each([null, '7', '2.128'])('[8.3] Retry-After: %s', async (retryAfter) => {
  add({ effect: { kind: 'throttled', retryAfter } });
  expect((await world.get(view)).headers.get('retry-after')).toBe(retryAfter);
});

test('Q45: only by address, not by object id', async () => {
  add({ effect: { kind: 'mailboxInfoStale' } });
  const { id } = world.tenant.directory.rooms()[0] ?? {};
  expect((await world.get(`/v1.0/users/${id}/mailboxSettings`)).status).toBe(200);
});

test('[section 10] an error page in HTML', async () => {
  add({ effect: { kind: 'htmlError' } });
  const { status, headers, body } = await world.get(view);
  expect([status, headers.get('content-type')]).toEqual([500, 'text/html']);
  expect(body).toContain('<html>');
});

describe('an answer that does not come', () => {
  test('dropped before the effect: nothing happened', async () => {
    add({ effect: { kind: 'dropBeforeEffect' }, count: 1 });
    await expect(create()).rejects.toThrow(TypeError);
    expect(await world.view()).toEqual([]);
  });

  test('dropped after the effect: it happened', async () => {
    add({ effect: { kind: 'dropAfterEffect' }, count: 1 });
    await expect(create()).rejects.toThrow(TypeError);
    expect(await world.view()).toHaveLength(1);
  });

  test('late effect: it happens afterwards', async () => {
    add({ effect: { kind: 'lateEffect', afterMs: 20_000 }, count: 1 });
    await expect(create()).rejects.toThrow(TypeError);
    await world.clock.advance(19_999);
    expect(await world.view()).toEqual([]);
    await world.clock.advance(1);
    expect(await world.view()).toHaveLength(1);
  });

  test('late answer: it happens at once, and is told later', async () => {
    add({ effect: { kind: 'lateAnswer', afterMs: 40_000 }, count: 1 });
    const asking = create();
    let isAnswered = false;
    void asking.then(() => {
      isAnswered = true;
    });
    await world.clock.advance(39_999);
    expect(await world.view()).toHaveLength(1);
    expect(isAnswered).toBe(false);
    await world.clock.advance(1);
    expect((await asking).status).toBe(201);
  });

  test('truncated: the body breaks off while it is read', async () => {
    add({ effect: { kind: 'truncatedBody' }, count: 1 });
    await expect(world.get(view)).rejects.toThrow('terminated');
  });
});

test.each(['notJson', 'noLinks', 'otherShape', 'empty'] as const)('a wrong body of shape %s is no delta page', async (shape) => {
  const authorization = `Bearer ${(await world.signIn()).body.access_token}`;
  const ask = async (): Promise<boolean> => {
    const response = await world.fetch(`https://graph.test${roomPath}/calendarView/delta?${week}`, { headers: { authorization } });
    const text = await response.text();
    const body = text.startsWith('{') ? JSON.parse(text) : null;
    return response.status === 200 && Array.isArray(body?.value) && typeof body['@odata.deltaLink'] === 'string';
  };
  add({ effect: { kind: 'wrongBody', shape }, count: 1 });
  expect([await ask(), await ask()]).toEqual([false, true]);
});

test('a wrong Date header', async () => {
  add({ effect: { kind: 'wrongDate', offsetMs: 180_000 } });
  expect(Date.parse((await world.get(view)).headers.get('date') ?? '')).toBe(world.clock.nowMs() + 180_000);
});

test('latency passes on the clock', async () => {
  add({ effect: { kind: 'latency', ms: 3000 } });
  let isDone = false;
  const waiting = world.get(view).then(() => {
    isDone = true;
  });
  await world.clock.advance(2999);
  expect(isDone).toBe(false);
  await world.clock.advance(1);
  await waiting;
});

test('[8.1] four at once pass, the fifth is throttled with a word on when to come back', async () => {
  add({ effect: { kind: 'latency', ms: 100 } });
  const five = Promise.all(Array.from({ length: 5 }, () => world.get(view)));
  await world.clock.advance(100);
  const answers = await five;
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
  expect(answers.find(({ status }) => status === 429)?.body.error.code).toBe('ApplicationThrottled');
  expect(Object.values(world.tenant.requests.mostInFlight())).toEqual([5]);
});

describe('a rule', () => {
  test.each<{ because: string; match: NewFaultRule['match'] }>([
    { because: 'by operation', match: { operation: 'calendarView' } },
    { because: 'by method and path', match: { method: 'GET', path: '/v1.0/users/*/calendarView' } },
    { because: 'by mailbox', match: { mailbox: 'aurora@contoso.com', operation: 'calendarView*' } },
  ])('strikes $because, and lets others pass', async ({ match }) => {
    add({ effect: { kind: 'unavailable' }, match });
    expect((await world.get(view)).status).toBe(503);
    expect((await world.get('/v1.0/users/dune@contoso.com')).status).toBe(200);
    expect((await create()).status).toBe(201);
  });

  test('skips, counts and can be removed', async () => {
    const rule = add({ effect: { kind: 'unavailable' }, skip: 1 });
    const statuses = [await world.get(view), await world.get(view), await world.get(view)].map(({ status }) => status);
    world.tenant.faults.remove(rule.id);
    expect([...statuses, (await world.get(view)).status]).toEqual([200, 503, 503, 200]);
  });

  test('may strike by chance', async () => {
    add({ effect: { kind: 'unavailable' }, probability: 0.5 });
    const statuses = new Set<number>();
    for (let time = 0; time < 40; time += 1) statuses.add((await world.get(view)).status);
    expect([...statuses].sort()).toEqual([200, 503]);
  });
});
