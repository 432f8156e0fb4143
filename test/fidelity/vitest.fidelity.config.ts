import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What `npm run fidelity` runs; it needs the reference material and is no part of `npm test`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: { include: ['test/fidelity/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
});
