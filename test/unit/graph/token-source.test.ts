import { expect, test } from 'vitest';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { createTokenSource } from '../../../shared/graph/token-source.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

const HOUR_MS = 3_600_000;

/** Each request is answered by `reply`, which may throw; the claims of each are kept. */
function createScene(reply: (count: number) => string | Promise<string>) {
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'));
  const asked: (string | null)[] = [];
  const requestToken = async (claims: string | null) => {
    asked.push(claims);
    return { token: await reply(asked.length), lifeMs: HOUR_MS };
  };
  return { clock, asked, tokens: createTokenSource({ requestToken, clock, log: silentLog }) };
}

test('[6.2] a token serves everybody until 80 % of its life, then a new one is fetched beside it', async () => {
  const { clock, asked, tokens } = createScene((count) => `token ${count}`);
  expect(await Promise.all([tokens.getToken(), tokens.getToken()])).toEqual(['token 1', 'token 1']);
  await clock.advance(0.79 * HOUR_MS);
  await tokens.getToken();
  expect(asked).toHaveLength(1);
  await clock.advance(0.02 * HOUR_MS);
  expect(await tokens.getToken()).toBe('token 1');
  await clock.settle();
  expect(await tokens.getToken()).toBe('token 2');
  expect(asked).toHaveLength(2);
});

test('[6.2] a token past its life is not used', async () => {
  const { clock, tokens } = createScene((count) => `token ${count}`);
  await tokens.getToken();
  await clock.advance(HOUR_MS);
  expect(await tokens.getToken()).toBe('token 2');
});

test('a wall clock set back does not lengthen a life, and one that ran on in sleep ends it', async () => {
  const { clock, tokens } = createScene((count) => `token ${count}`);
  await tokens.getToken();
  clock.jumpWall(-24 * HOUR_MS);
  await clock.advance(HOUR_MS);
  expect(await tokens.getToken()).toBe('token 2');
  clock.jumpWall(2 * HOUR_MS);
  expect(await tokens.getToken()).toBe('token 3');
});

test('while an early renewal fails the token in hand serves on, and Entra is asked once a minute only', async () => {
  const { clock, asked, tokens } = createScene((count) => (count === 1 ? 'token 1' : Promise.reject(new GraphError('offline', 'x'))));
  await tokens.getToken();
  await clock.advance(0.9 * HOUR_MS);
  for (let second = 0; second < 60; second += 1) {
    expect(await tokens.getToken()).toBe('token 1');
    await clock.advance(1_000);
  }
  expect(asked).toHaveLength(2);
  await tokens.getToken();
  expect(asked).toHaveLength(3);
  await clock.advance(0.1 * HOUR_MS);
  await expect(tokens.getToken()).rejects.toMatchObject({ kind: 'offline' });
});

test('a failure is shared by those who waited, and the next caller asks anew', async () => {
  const { asked, tokens } = createScene((count) => (count === 1 ? Promise.reject(new GraphError('serviceFailing', 'x')) : 'token 2'));
  const both = await Promise.allSettled([tokens.getToken(), tokens.getToken()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(asked).toHaveLength(1);
  expect(await tokens.getToken()).toBe('token 2');
});

test('[8.3] a Retry-After of the token endpoint is obeyed', async () => {
  const slow = new GraphError('throttled', 'x', { status: 429, retryAfterMs: 30_000 });
  const { clock, asked, tokens } = createScene((count) => (count === 1 ? Promise.reject(slow) : 'token 2'));
  await tokens.getToken().catch(() => {});
  await clock.advance(10_000);
  await expect(tokens.getToken()).rejects.toMatchObject({ kind: 'throttled', facts: { retryAfterMs: 20_000 } });
  expect(asked).toHaveLength(1);
  await clock.advance(20_000);
  expect(await tokens.getToken()).toBe('token 2');
});

test('[6.6] a refused token is replaced once, however many were refused with it', async () => {
  const { asked, tokens } = createScene((count) => `token ${count}`);
  const refused = await tokens.getToken();
  expect(await Promise.all([tokens.replaceToken(refused, null), tokens.replaceToken(refused, null)])).toEqual(['token 2', 'token 2']);
  expect(await tokens.replaceToken(refused, null)).toBe('token 2');
  expect(asked).toHaveLength(2);
});

test('[6.5] the claims of a challenge go into the next request', async () => {
  const { asked, tokens } = createScene((count) => `token ${count}`);
  await tokens.replaceToken(await tokens.getToken(), '{"access_token":{}}');
  expect(asked).toEqual([null, '{"access_token":{}}']);
});
