import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { breakRule } from './rule-breaker.ts';
import { list } from './zz-quirk-breaks.ts';
const b = list[Number(process.env.QB)]!;
export default defineConfig({
  root: join(import.meta.dirname, '../../..'),
  plugins: [breakRule({ rule: b.q, file: b.file, text: b.text, instead: b.instead, tests: [] })],
  test: { include: ['test/flow/quirks-*.test.ts'], setupFiles: ['test/support/wire-check/fail-on-violation.ts'], testTimeout: 60_000, fsModuleCache: false },
});
