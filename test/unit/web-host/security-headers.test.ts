import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/web-host/security-headers.ts';

test('the header’s policy and the page’s own are the same', () => {
  const page = readFileSync(new URL('../../../renderer/door/index.html', import.meta.url), 'utf8');
  const ofPage = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1];
  // Browsers heed `frame-ancestors` in a header alone.
  expect(`${ofPage}; frame-ancestors 'none'`).toBe(contentSecurityPolicy);
});
