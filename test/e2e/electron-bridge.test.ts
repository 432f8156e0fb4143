import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DoorBridge } from '../../shared/protocol/door-bridge.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { bridgeConformance, type OpenedBridge } from '../support/bridge-conformance.ts';
import type { FromKiosk, ToKiosk } from '../support/bridge-kiosk.ts';
import type { FakeEngine } from '../support/fake-engine.ts';
import { createKioskFixture } from '../support/kiosk-fixture.ts';

declare global {
  interface Window {
    deliver(watcher: number, view: DoorView): void;
    stops: Map<number, () => void>;
  }
}

const engines = new WeakSet<FakeEngine>();

/** A kiosk in a process of its own, whose engine is the test's. */
async function openKioskBridge(engine: FakeEngine): Promise<OpenedBridge> {
  if (engines.has(engine)) throw new Error('a kiosk has one screen');
  engines.add(engine);
  const fixture = await createKioskFixture();
  const pages = join(fixture.userData, '..', 'pages');
  await mkdir(join(pages, 'door'), { recursive: true });
  await writeFile(join(pages, 'door/index.html'), '<!doctype html><title>blank</title>');
  const { child, page: findPage } = fixture.start({ entry: 'test/support/bridge-kiosk.ts', env: { BRIDGE_KIOSK_PAGES: pages } });

  const screen = engine.attach();
  const stops = new Map<number, () => void>();
  const watchers = new Map<number, (view: DoorView) => void>();
  // The page is asked from afar, so what the test does in order is kept in order by hand: a stop before the view that follows it.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const mine = before.then(act);
    before = mine.catch(() => {});
    return mine;
  };
  const tell = (message: ToKiosk): void => void inTurn(async () => child.connected && child.send(message));

  child.on('message', (message: FromKiosk) => {
    if (message.kind === 'watch') {
      stops.set(
        message.id,
        screen.watch((view) => tell({ kind: 'view', id: message.id, view })),
      );
    }
    if (message.kind === 'stop') stops.get(message.id)?.();
    if (message.kind === 'run') {
      void screen.run(message.command).then((result) => child.connected && child.send({ kind: 'result', id: message.id, result }));
    }
  });

  const page = await findPage();
  await page.exposeFunction('deliver', (watcher: number, view: DoorView) => watchers.get(watcher)?.(view));

  const bridge: DoorBridge = {
    watch(onView) {
      const watcher = watchers.size;
      watchers.set(watcher, onView);
      void inTurn(() =>
        page.evaluate((id) => {
          window.stops ??= new Map();
          const stop = window.lintel?.watch((view) => window.deliver(id, view));
          if (stop) window.stops.set(id, stop);
        }, watcher),
      );
      return () => void inTurn(() => page.evaluate((id) => window.stops.get(id)?.(), watcher));
    },
    send: (command) => page.evaluate((asked) => window.lintel?.send(asked) ?? Promise.reject(new Error('no bridge')), command),
  };
  return {
    bridge,
    reload: () => inTurn(async () => void (await page.reload())),
    async close() {
      for (const stop of stops.values()) stop();
      await fixture.close();
    },
  };
}

bridgeConformance('Electron', openKioskBridge);
