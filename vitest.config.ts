import { defineConfig } from 'vitest/config';
import { filesToldOnce } from './test/support/told-straight.ts';

const sameRandom = 'test/support/same-random.ts';

/** Whatever crosses the wire to Microsoft is held to Microsoft's types. */
const setupFiles = ['test/support/wire-check/fail-on-violation.ts', sameRandom];

/** Unit tests need no I/O; flow tests run the house on the simulator in one process; e2e tests start real processes and browsers. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], setupFiles: [sameRandom], testTimeout: 20_000 } },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], setupFiles, testTimeout: 30_000 } },
      { test: { name: 'flow', include: ['test/flow/**/*.test.ts'], setupFiles, testTimeout: 60_000 } },
      {
        // The same stories, with the coordinator's gateway between door and tenant (D9), but for the few that `told-straight` names.
        test: {
          name: 'flow-gateway',
          include: ['test/flow/**/*.test.ts'],
          exclude: Object.keys(filesToldOnce).map((name) => `test/flow/${name}*.test.ts`),
          env: { LINTEL_TEST_ACCESS: 'gateway' },
          setupFiles,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          setupFiles,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
