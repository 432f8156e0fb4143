import { expect, test } from 'vitest';
import { parseClaimsChallenge } from '../../../shared/graph/claims-challenge.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each<{ challenge: string; expected: string | null; because: string }>([
  { challenge: `Bearer realm="", error="insufficient_claims", claims="${base64(claims)}"`, expected: claims, because: 'a challenge' },
  { challenge: 'Bearer realm="", error="invalid_token"', expected: null, because: 'an expired token asks for nothing' },
  { challenge: `Bearer error="invalid_token", claims="${base64(claims)}"`, expected: null, because: 'claims that are not asked for' },
  { challenge: 'Bearer error="insufficient_claims", claims="###"', expected: null, because: 'rubbish' },
  { challenge: `Bearer error="insufficient_claims", claims="${base64('"x"')}"`, expected: null, because: 'no object' },
])('[6.5] $because → $expected', ({ challenge, expected }) => {
  expect(parseClaimsChallenge(new Headers({ 'WWW-Authenticate': challenge }))).toBe(expected);
});

test('[6.6] a 401 without the header asks for nothing', () => {
  expect(parseClaimsChallenge(new Headers())).toBeNull();
});
