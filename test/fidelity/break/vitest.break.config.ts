import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { breakages } from './breakages.ts';
import { breakRule } from './rule-breaker.ts';

const number = Number(process.env.LINTEL_BREAK);
const breakage = breakages[number - 1];
if (number !== 0 && !breakage) throw new Error(`LINTEL_BREAK names no breakage: ${process.env.LINTEL_BREAK}`);

/** The project's tests with one rule broken; which one, the environment says. 0 breaks none. */
export default defineConfig({
  root: join(import.meta.dirname, '../../..'),
  plugins: breakage ? [breakRule(breakage)] : [],
  test: {
    include: ['test/{unit,contract,flow}/**/*.test.ts'],
    exclude: ['test/unit/renderer/**'],
    testTimeout: 60_000,
    bail: 1,
    fsModuleCache: false, // it would hand out the last breakage's code
  },
});
