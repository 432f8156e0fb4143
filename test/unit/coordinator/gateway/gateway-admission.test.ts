import { describe, expect, test } from 'vitest';
import { json } from '../../graph/scripted-fetch.ts';
import { event } from './allowed-calls.ts';
import { codeOf, delta, openGatewayScene } from './gateway-scene.ts';

describe('C56 who is let in', () => {
  test.each(['', 'Bearer', 'Bearer other', 'Basic device-token', 'device-token', 'Bearer device-token, Bearer other'])(
    'nobody with %j',
    async (authorization) => {
      const scene = await openGatewayScene();
      const answer = await scene.ask('GET', delta, { headers: { Authorization: authorization } });
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'InvalidAuthenticationToken']);
      expect(scene.seen).toEqual([]);
    },
  );

  test.each(['revoke', 'disconnect'] as const)('after %s in mid-flight the answer is not delivered', async (act) => {
    let answerNow = (_: Response): void => {};
    const scene = await openGatewayScene(
      () =>
        new Promise((resolve) => {
          answerNow = resolve;
        }),
    );
    const asked = scene.ask('GET', delta);
    await scene.clock.settle();
    scene[act]();
    answerNow(json({ value: [{ subject: 'secret' }] }));
    const answer = await asked;
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('secret');
  });

  test('after a revocation what still waits for its turn is not sent', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const scene = await openGatewayScene(() => new Promise((resolve) => waiting.push(resolve)));
    const asked = Array.from({ length: 5 }, () => scene.ask('DELETE', event));
    await scene.clock.settle();
    scene.revoke();
    for (const answer of waiting) answer(new Response(null, { status: 204 }));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(scene.seen).toHaveLength(4);
  });
});

describe('C55 [8.1] a room has four requests under way', () => {
  test('and sixteen that wait; the rest are told to come back', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const scene = await openGatewayScene(() => new Promise((resolve) => waiting.push(resolve)));
    const asked = Array.from({ length: 23 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    expect(scene.seen).toHaveLength(4);
    expect(scene.counted).toEqual([429, 429, 429]);
    for (let answered = 0; answered < 20; answered += 1) {
      waiting[answered]?.(json({ value: [] }));
      await scene.clock.settle();
    }
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(200), 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('Retry-After')).toBe('5');

    const later = Array.from({ length: 20 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    expect(scene.counted).toHaveLength(23); // there is room again
    for (let answered = 20; answered < 40; answered += 1) {
      waiting[answered]?.(json({ value: [] }));
      await scene.clock.settle();
    }
    expect((await Promise.all(later)).every(({ status }) => status === 200)).toBe(true);
  });

  test('a Graph that does not answer is given up after 30 seconds, and lets the next one in', async () => {
    const scene = await openGatewayScene(({ signal }, count) =>
      count > 4 ? json({ value: [] }) : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    const silent = Array.from({ length: 4 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    await scene.clock.advance(29_000);
    const next = scene.ask('GET', delta);
    await scene.clock.advance(1_000);
    expect((await Promise.all(silent)).map(({ status }) => status)).toEqual([504, 504, 504, 504]);
    expect((await next).status).toBe(200);
  });

  test('a door that has gone away frees its place', async () => {
    const gone = new AbortController();
    let signal: AbortSignal | null = null;
    const scene = await openGatewayScene((request) => {
      signal = request.signal;
      return new Promise(() => {});
    });
    const asked = scene.ask('GET', delta, { signal: gone.signal });
    await scene.clock.settle();
    gone.abort();
    expect((await asked).status).toBe(504);
    expect(signal).toMatchObject({ aborted: true });
  });
});

test('C50 a device that goes on asking for what is refused is counted each time, and logged a few times', async () => {
  const scene = await openGatewayScene(() => Promise.reject(new TypeError('away')));
  for (let time = 0; time < 30; time += 1) await scene.ask('GET', '/me');
  expect(scene.counted).toEqual(Array(30).fill(403));
  expect(scene.logged).toEqual(Array(10).fill('gatewayRefused'));
  await scene.clock.advance(600_000);
  for (let time = 0; time < 30; time += 1) await scene.ask('GET', delta);
  expect(scene.logged).toEqual([...Array(10).fill('gatewayRefused'), ...Array(10).fill('gatewayCallFailed')]);
});
