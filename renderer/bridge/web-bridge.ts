import { backoffMs } from '../../shared/kit/backoff.ts';
import type { ClientMessage, ServerMessage } from '../../shared/protocol/door-bridge.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/door-bridge.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { Later } from './later.ts';
import type { LineState, ScreenBridge } from './screen-bridge.ts';
import { parseServerMessage } from './server-message.ts';
import { createWaitingAnswers } from './waiting-answers.ts';

/** What the bridge uses of a browser's WebSocket. */
export interface Socket {
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void;
  send(text: string): void;
}

export interface WebBridgeDeps {
  readonly openSocket: () => Socket;
  readonly later: Later;
  readonly random: () => number;
  readonly newId: () => string;
  /** The host speaks another version than this page: load the page anew, once for each version. */
  readonly reloadFor: (protocolVersion: number) => void;
}

const RECONNECT = { firstMs: 2_000, capMs: 20_000 };

/** The browser host's line: one WebSocket, opened again with growing, jittered waits for as long as the page lives. */
export function createWebBridge({ openSocket, later, random, newId, reloadFor }: WebBridgeDeps): ScreenBridge {
  const viewWatchers = new Set<(view: DoorView) => void>();
  const lineWatchers = new Set<(line: LineState) => void>();
  const waiting = createWaitingAnswers(later);
  let lastView: DoorView | null = null;
  let spoken: Socket | null = null; // set while a host of our own version is at the other end
  let attempt = 0;

  const tellLine = (line: LineState): void => {
    for (const watcher of lineWatchers) watcher(line);
  };
  const hear = (socket: Socket, message: ServerMessage): void => {
    if (message.kind === 'hello') {
      if (message.protocolVersion !== PROTOCOL_VERSION) {
        reloadFor(message.protocolVersion);
        return;
      }
      attempt = 0;
      spoken = socket;
      tellLine('up');
    } else if (spoken !== socket) {
      return; // nothing counts before a hello that fits
    } else if (message.kind === 'view') {
      lastView = message.view;
      for (const watcher of viewWatchers) watcher(message.view);
    } else if (message.id !== null) {
      waiting.answer(message.id, message.result);
    }
  };
  const connect = (): void => {
    const socket = openSocket();
    socket.addEventListener('message', ({ data }) => {
      const message = parseServerMessage(data);
      if (message) hear(socket, message);
    });
    socket.addEventListener('close', () => {
      spoken = null;
      lastView = null;
      waiting.loseAll();
      tellLine('down');
      attempt += 1;
      later(backoffMs(attempt, RECONNECT, random), connect);
    });
  };
  connect();

  return {
    watch(onView) {
      viewWatchers.add(onView);
      if (lastView) onView(lastView);
      return () => void viewWatchers.delete(onView);
    },
    watchLine(onLine) {
      lineWatchers.add(onLine);
      return () => void lineWatchers.delete(onLine);
    },
    async send(command) {
      if (!spoken) return { kind: 'unreachable', trouble: 'offline' };
      const id = newId();
      const answer = waiting.wait(id, command);
      spoken.send(JSON.stringify({ kind: 'command', id, command } satisfies ClientMessage));
      return answer;
    },
  };
}
