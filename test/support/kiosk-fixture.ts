import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DoorBridge } from '../../shared/protocol/door-bridge.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { type KioskOptions, type KioskProcess, startKiosk } from './kiosk-process.ts';

declare global {
  interface Window {
    readonly lintel?: DoorBridge;
  }
}

export const testSecret = 'correct-horse-battery-staple-4711';

/** A whole `door.json` that holds; nothing answers at its addresses. */
export const unreachableDoor = {
  room: 'boardroom@contoso.com',
  tenantId: '6f1e6f5c-8f0e-4d5a-9f0b-2f0c3f9f6a01',
  clientId: '0b7b6a52-3c55-4c0c-9d3c-7d6f1f5f8a02',
  credential: { kind: 'secret', secret: testSecret },
  cloud: { login: 'http://127.0.0.1:9', graph: 'http://127.0.0.1:9' },
  timeZone: 'Europe/Amsterdam',
};

export interface KioskFixture {
  readonly userData: string;
  /** Writes a `door.json` outside of the kiosk's own folder and tells its path. */
  writeDoor(door: unknown): Promise<string>;
  start(options?: Omit<KioskOptions, 'userData'>): KioskProcess;
  /** Ends every process it started and removes its folders. */
  close(): Promise<void>;
}

/** A kiosk's folder of its own, and the processes started on it. */
export async function createKioskFixture(): Promise<KioskFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-kiosk-'));
  const userData = join(folder, 'user-data');
  const started: KioskProcess[] = [];
  return {
    userData,
    async writeDoor(door) {
      const path = join(folder, 'door.json');
      await writeFile(path, typeof door === 'string' ? door : JSON.stringify(door));
      return path;
    },
    start(options = {}) {
      const kiosk = startKiosk({ userData, ...options });
      started.push(kiosk);
      return kiosk;
    },
    async close() {
      for (const kiosk of started) await kiosk.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The view that a newcomer on the page is given. */
export function currentView(page: Page): Promise<DoorView> {
  return page.evaluate(
    () =>
      new Promise<DoorView>((resolve) => {
        const stop = window.lintel?.watch((view) => {
          resolve(view);
          queueMicrotask(() => stop?.());
        });
      }),
  );
}
