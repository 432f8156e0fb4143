import { expect } from 'vitest';
import { later } from '../../renderer/bridge/later.ts';
import { createWebBridge, type Socket } from '../../renderer/bridge/web-bridge.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/door-bridge.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { type DoorHost, serveDoor } from '../../shared/web-host/serve-door.ts';
import { bridgeConformance } from '../support/bridge-conformance.ts';
import type { FakeEngine } from '../support/fake-engine.ts';

/** One host for all screens of an engine, as in life. */
const hosts = new Map<FakeEngine, DoorHost>();

async function hostOf(engine: FakeEngine): Promise<DoorHost> {
  const pagesDir = import.meta.dirname;
  const host = hosts.get(engine) ?? (await serveDoor({ engine, host: '127.0.0.1', port: 0, pagesDir, displayToken: null, log: silentLog }));
  hosts.set(engine, host);
  return host;
}

/** The page's own bridge on Node's WebSocket, against the host that ships, over a real socket. */
bridgeConformance(`browser host, protocol ${PROTOCOL_VERSION}`, async (engine) => {
  const host = await hostOf(engine);
  const sockets: WebSocket[] = [];
  let ids = 0;

  function hangUp(): void {
    for (const socket of sockets.splice(0)) {
      socket.onclose = null; // a page that is gone does not reconnect
      socket.close();
    }
  }
  function openSocket(): Socket {
    const socket = new WebSocket(`${host.address.replace('http', 'ws')}/bridge`);
    sockets.push(socket);
    return socket as unknown as Socket;
  }
  function openPage() {
    return createWebBridge({
      openSocket,
      later,
      random: Math.random,
      newId: () => `command-${++ids}`,
      reloadFor: (version) => expect.unreachable(`told to reload for protocol ${version}`),
    });
  }

  let page = openPage();
  return {
    bridge: { watch: (onView) => page.watch(onView), send: (command) => page.send(command) },
    async reload() {
      hangUp();
      page = openPage();
    },
    async close() {
      hangUp();
      hosts.delete(engine);
      await host.close();
    },
  };
});
