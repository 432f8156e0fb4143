import { expect, test, vi } from 'vitest';
import { processesNaming, runLintel } from '../support/run-lintel.ts';

const isAnswering = async (address: string): Promise<boolean> => (await fetch(address).catch(() => null))?.ok === true;

test.skipIf(process.platform !== 'linux')(
  'npm start prints two addresses that answer, and SIGTERM to npm ends all of it within 5 s',
  async () => {
    const run = runLintel('npm', ['start', '--', '--no-open']);
    try {
      const door = (await run.until(/Door +(http:\S+)/))[1] ?? '';
      const outlook = (await run.until(/Outlook +(http:\S+)/))[1] ?? '';
      const health = await (await fetch(`${door}/healthz`)).json();
      expect(health).toMatchObject({ status: 'ok', freshness: 'live', roundCount: expect.any(Number) });
      expect(await isAnswering(door)).toBe(true);
      expect(await isAnswering(outlook)).toBe(true);
      const port = new URL(door).port;
      expect(processesNaming(`--port\0${port}`)).toHaveLength(1);

      run.child.kill('SIGTERM');
      await vi.waitUntil(() => processesNaming(`--port\0${port}`).length === 0, { timeout: 5_000, interval: 50 });
      await vi.waitUntil(async () => !(await isAnswering(outlook)), { timeout: 5_000, interval: 50 });
    } finally {
      run.child.kill('SIGKILL');
    }
  },
);
