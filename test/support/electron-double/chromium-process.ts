import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { findBrowser } from '../chromium.ts';
import { type CdpPipe, createCdpPipe } from './cdp-pipe.ts';

export interface ChromiumProcess {
  readonly cdp: CdpPipe;
  /** Ends it at once. */
  kill(): void;
}

const portFile = 'DevToolsActivePort';

/**
 * Chromium with a profile below the user's data folder. As with Electron's `--remote-debugging-port=0`, the address for other CDP
 * clients is in `DevToolsActivePort` in that folder once it is up.
 */
export async function startChromium(userData: string): Promise<ChromiumProcess> {
  const profile = join(userData, 'chromium');
  await mkdir(profile, { recursive: true });
  await rm(join(profile, portFile), { force: true });
  await rm(join(userData, portFile), { force: true });
  const child = spawn(
    await findBrowser(),
    [
      '--headless',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--host-resolver-rules=MAP * ~NOTFOUND', // nothing that a page tries reaches a network
      '--no-first-run',
      '--disable-background-networking',
      '--disable-gpu',
      '--window-size=1280,800',
      'about:blank',
    ],
    { stdio: ['ignore', 'inherit', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const cdp = createCdpPipe(toBrowser as Writable, fromBrowser as Readable);
  await cdp.send('Browser.getVersion');
  await writeFile(join(userData, portFile), await readWholePortFile(join(profile, portFile)));
  return { cdp, kill: () => void child.kill('SIGKILL') };
}

/** Chromium makes the file first and fills it later: a port and a path, a line each. */
async function readWholePortFile(path: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (/^\d+\n\/.+/.test(text)) return text;
    await delay(10);
  }
}
