import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../runtime/clock.ts';
import { type FolderLock, lockFolder } from '../runtime/folder-lock.ts';
import type { CommandContext } from './command-context.ts';
import { done, type StepOutcome } from './outcome.ts';
import { pageAge } from './page-age.ts';
import { buildScriptPath, pagesDir, projectDir } from './project.ts';
import { runChild } from './run-child.ts';

/**
 * Builds the pages where they are missing or older than their sources, so that a fresh clone needs no build step. One process builds,
 * others wait for it; the build is a program of its own, so that a door does not carry the bundler's memory for the rest of its days.
 */
export async function ensurePages({ say, log, signal }: Pick<CommandContext, 'say' | 'log' | 'signal'>): Promise<StepOutcome> {
  if (pageAge(projectDir) === 'current') return done;
  await mkdir(resolve(projectDir, 'dist'), { recursive: true }); // here, since the lock's folders are its owner's alone
  const lock = await waitForLock(resolve(projectDir, 'dist/.building'), signal);
  if (lock === null) return done; // told to stop meanwhile
  try {
    const age = pageAge(projectDir);
    if (age === 'current') return done; // another process has just built them
    if (!existsSync(resolve(projectDir, 'node_modules/vite'))) {
      if (age === 'missing')
        return { kind: 'failed', lines: [`${pagesDir}: found no built pages and no vite to build them, expected "npm ci" to have run`] };
      log.warn('pagesOutdated', { reason: 'vite is not installed' });
      return done;
    }
    say('Building the pages …');
    return await build(signal);
  } finally {
    lock.release();
  }
}

async function build(signal: AbortSignal): Promise<StepOutcome> {
  const fresh = `${pagesDir}.new`;
  const old = `${pagesDir}.old`;
  const builder = runChild([buildScriptPath, 'client', fresh], { stdout: 'ignore' });
  const stop = () => void builder.stop();
  signal.addEventListener('abort', stop);
  const code = await builder.exited;
  signal.removeEventListener('abort', stop);
  if (signal.aborted) return done;
  if (code !== 0) return { kind: 'failed', lines: ['the pages could not be built; the lines above say why'] };
  // Swapped in whole: a door that is being served never finds half a page.
  await rm(old, { recursive: true, force: true });
  if (existsSync(pagesDir)) await rename(pagesDir, old);
  await rename(fresh, pagesDir);
  await rm(old, { recursive: true, force: true });
  return done;
}

async function waitForLock(folder: string, signal: AbortSignal): Promise<FolderLock | null> {
  while (!signal.aborted) {
    const lock = await lockFolder(folder);
    if (lock !== null) return lock;
    await systemClock.sleep(100, signal);
  }
  return null;
}
