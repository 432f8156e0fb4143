import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoordinatorConfig } from '../config/coordinator-config.ts';
import { openCoordinator } from '../coordinator/open-coordinator.ts';
import { serveCoordinator } from '../coordinator/serve-coordinator.ts';
import { openStore } from '../coordinator/store/open-store.ts';
import { StoreError } from '../coordinator/store/store-error.ts';
import { systemClock } from '../runtime/clock.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { writeWholeFile } from '../runtime/write-whole-file.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import type { CoordinatorInvocation } from './coordinator-line.ts';
import { listenProblem } from './listen-problem.ts';
import { done, type Outcome } from './outcome.ts';
import { readVersion } from './project.ts';
import { readCoordinatorConfig } from './read-coordinator-config.ts';
import { staffTokenFile } from './staff-client.ts';

/** Runs a coordinator until told to stop. */
export async function coordinator(
  { configPath }: Extract<CoordinatorInvocation, { kind: 'coordinator' }>,
  context: CommandContext,
): Promise<Outcome> {
  const read = await readCoordinatorConfig(configPath, context);
  if (read.kind === 'invalid') return { kind: 'badUsage', lines: read.lines };
  const { config } = read;
  const lock = await lockFolder(config.dataDir).catch((error: unknown) => String(error));
  if (typeof lock === 'string') {
    return { kind: 'failed', lines: [`dataDir: found ${config.dataDir}, which cannot be used (${lock}), expected a folder to write to`] };
  }
  if (lock === null) return { kind: 'failed', lines: [`dataDir: ${config.dataDir} is in use by another coordinator; give each its own`] };
  try {
    return await run(config, context);
  } catch (error) {
    const line = error instanceof StoreError ? error.message : listenProblem(error, config.host, config.port, 'in its configuration');
    if (line === null) throw error;
    return { kind: 'failed', lines: [line] };
  } finally {
    lock.release();
  }
}

async function run(config: CoordinatorConfig, { log, say, signal }: CommandContext): Promise<Outcome> {
  const clock = systemClock;
  const store = await openStore({ path: join(config.dataDir, 'coordinator.sqlite'), log, nowMs: clock.nowMs });
  try {
    const opened = await openCoordinator({
      config,
      staffToken: config.staffToken ?? (await keptStaffToken(config.dataDir)),
      store,
      fetch,
      clock,
      random: Math.random,
      randomBytes,
      newId: randomUUID,
      log,
      version: readVersion(),
    });
    try {
      const { host, port, trustedProxies } = config;
      const served = await serveCoordinator({ coordinator: opened, host, port, trustedProxies, log });
      say(`Coordinator: ${served.address}`);
      await untilStopped(signal);
      await served.close();
    } finally {
      await opened.close();
    }
  } finally {
    await store.close();
  }
  return done;
}

/** The token that was made at the first start, for staff on this machine: only its owner can read the file. */
async function keptStaffToken(dataDir: string): Promise<string> {
  const path = join(dataDir, staffTokenFile);
  const kept = (await readFile(path, 'utf8').catch(() => ''))?.trim();
  if (kept !== '') return kept;
  const made = randomBytes(32).toString('base64url');
  await writeWholeFile(path, `${made}\n`);
  return made;
}
