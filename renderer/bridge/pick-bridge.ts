import type { DoorBridge } from '../../shared/protocol/door-bridge.ts';
import { later } from './later.ts';
import type { ScreenBridge } from './screen-bridge.ts';
import { createWebBridge, type Socket } from './web-bridge.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly lintel?: DoorBridge;
  }
}

const RELOADED_FOR = 'lintel-reloaded-for';

/** A page that is still of the wrong version after its reload must not turn in circles. */
function reloadOnceFor(protocolVersion: number): void {
  if (sessionStorage.getItem(RELOADED_FOR) === String(protocolVersion)) return;
  sessionStorage.setItem(RELOADED_FOR, String(protocolVersion));
  location.reload();
}

function openSocket(): Socket {
  const address = new URL('/bridge', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = location.search; // a display token, where the host asks for one
  return new WebSocket(address);
}

/** `crypto.randomUUID` is missing on plain http addresses other than loopback. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Electron's bridge where the preload left one, else the browser host's socket. */
export function pickBridge(): ScreenBridge {
  return window.lintel ?? createWebBridge({ openSocket, later, random: Math.random, newId, reloadFor: reloadOnceFor });
}
