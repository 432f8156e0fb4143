import { expect, test } from 'vitest';
import { createLoginNetwork } from '../../../shared/graph/login-network.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, scriptedFetch } from './scripted-fetch.ts';

function createScene(login: string) {
  const far = scriptedFetch(() => json({ ok: true }, 200, { 'Retry-After': '1' }));
  const outcomes: unknown[] = [];
  const onOutcome = (outcome: unknown) => void outcomes.push(outcome);
  const msalLogin = 'https://127.0.0.1:4010';
  const network = createLoginNetwork({ fetch: far.fetch, clock: createDrivenClock(0), login, msalLogin, onOutcome });
  return { network, seen: far.seen, outcomes };
}

test.each([
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/tenant/token?a=b'],
  ['https://gateway.example/login', 'https://gateway.example/login/tenant/token?a=b'],
])('D12: with %s configured, msal’s https address becomes %s', async (login, target) => {
  const { network, seen } = createScene(login);
  const reply = await network.sendPostRequestAsync('https://127.0.0.1:4010/tenant/token?a=b', { body: 'x=y', headers: { 'X-A': 'b' } });
  expect(reply).toMatchObject({ status: 200, body: { ok: true }, headers: { 'retry-after': '1' } });
  expect(seen.map(({ method, url, body, headers, redirect }) => [method, url.href, body, headers.get('X-A'), redirect])).toEqual([
    ['POST', target, 'x=y', 'b', 'manual'],
  ]);
});

test.each(['https://login.microsoftonline.com/common/discovery/instance', 'https://127.0.0.1:40100/tenant/token'])(
  '[11] %s is not asked, whatever msal wants there',
  async (url) => {
    const { network, seen, outcomes } = createScene('http://127.0.0.1:4010');
    await expect(network.sendGetRequestAsync(url)).rejects.toMatchObject({ kind: 'unexpectedReply' });
    expect([seen, outcomes]).toEqual([[], []]);
  },
);
