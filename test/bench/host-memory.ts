import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../../shared/runtime/clock.ts';
import { createMeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { AURORA } from '../support/house.ts';
import { openScreen } from '../support/screen-client.ts';
import type { Figure } from './figure.ts';

/** About the rounds of a day, one after another instead of one a minute. */
const ROUNDS = 1_200;
const MEETINGS = 40;
/** A door is idle most of its day, and the collector makes use of that. */
const IDLE_MS = 20_000;

/** Resident memory in MB, as the kernel counts it. */
function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Starts the real program on a served tenant, and asks it for a day's worth of rounds. */
export async function measureHostMemory(): Promise<readonly Figure[]> {
  const what = `browser host, resident memory after ${ROUNDS} rounds`;
  if (!existsSync('/proc/self/status')) return [{ what, budget: 120, measured: null, unit: 'MB', why: 'needs /proc' }];
  const tenant = await serveTenant({ host: '127.0.0.1', port: 0, scenario: 'busy-day', pagesDir: null, clock: systemClock });
  const folder = mkdtempSync(join(tmpdir(), 'lintel-bench-'));
  const configPath = join(folder, 'door.json');
  const { tenantId, clientId, secret } = contosoApp;
  const cloud = { login: tenant.address, graph: tenant.address };
  writeFileSync(
    configPath,
    JSON.stringify({ room: AURORA, tenantId, clientId, credential: { kind: 'secret', secret }, cloud, dataDir: folder }),
  );
  const program = resolve(import.meta.dirname, '../../shared/cli/lintel.js');
  const child = spawn(process.execPath, [program, 'display', '--config', configPath, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    const address = await new Promise<string>((found, failed) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
        const match = /Door: (http:\S+)/.exec(text);
        if (match?.[1]) found(match[1]);
      });
      child.once('exit', (code) => failed(new Error(`lintel display ended with ${code}`)));
    });
    const screen = await openScreen(address);
    await screen.viewThat(({ freshness }) => freshness.kind === 'live');
    const startMb = residentMb(child.pid ?? 0);
    const acts = createMeetingActs(tenant.tenant);
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 4 === 0) {
        const startMs = Date.now() + (round % MEETINGS) * 7_200_000;
        acts.writeIntoRoom(AURORA, {
          subject: `Round ${round}`,
          start: new Date(startMs).toISOString(),
          end: new Date(startMs + 1_800_000).toISOString(),
        });
        const box = tenant.tenant.mailbox(tenant.tenant.directory.room(AURORA)?.id ?? '');
        const stored = box.stored().filter(({ isOrganizer }) => isOrganizer);
        if (stored.length > MEETINGS) acts.cancel(stored[0]?.iCalUId ?? '');
      }
      await screen.send({ kind: 'refresh' });
    }
    await systemClock.sleep(IDLE_MS);
    const endMb = residentMb(child.pid ?? 0);
    screen.close();
    return [
      { what: 'browser host, resident memory after its first round', budget: null, measured: startMb, unit: 'MB' },
      { what, budget: 120, measured: endMb, unit: 'MB' },
    ];
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolveExit) => (child.exitCode === null ? child.once('exit', resolveExit) : resolveExit(null)));
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
