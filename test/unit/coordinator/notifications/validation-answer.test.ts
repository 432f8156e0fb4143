import { expect, test } from 'vitest';
import { validationAnswer } from '../../../../shared/coordinator/notifications/validation-answer.ts';

test.each([
  'Validation: Testing client application reachability for subscription Request-Id: 35b2f5c6-0e4e-4a35-9c2e-5c6f2fd4f001',
  'a+b/c=d&e%20f',
  'é 日本',
  '<script>alert(1)</script>',
])('C1 [7.2.1] the token comes back as it is, as plain text that no browser takes for a page: %s', async (token) => {
  const answer = validationAnswer(token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain\b/);
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(await answer.text()).toBe(token);
});

test.each([
  { token: '', because: 'it is none' },
  { token: 'a\r\nSet-Cookie: x', because: 'it holds a line break' },
  { token: 'a\u0000b', because: 'it holds a control character' },
  { token: 'a\uFFFDb', because: 'it was no UTF-8' },
  { token: 'a\uD800b', because: 'it holds half a character' },
  { token: 'x'.repeat(1_025), because: 'it is longer than any of Graph' },
])('C1 [7.2.1] a token is refused where $because', async ({ token }) => {
  const answer = validationAnswer(token);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toBe('');
});
