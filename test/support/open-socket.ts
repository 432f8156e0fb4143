import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';

/** A raw screen on a door's bridge, for what the page's own bridge never does. */
export interface RawScreen {
  readonly socket: WebSocket;
  /** Everything heard so far, parsed. */
  readonly heard: readonly Record<string, unknown>[];
  /** The next message of that kind not yet taken. */
  next(kind: string): Promise<Record<string, unknown>>;
}

export async function openScreen(address: string, options: ClientOptions = {}): Promise<RawScreen> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/bridge`, options);
  const heard: Record<string, unknown>[] = [];
  let taken = 0;
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    socket.emit('heard');
  });
  await once(socket, 'open'); // rejects on 'error'
  return {
    socket,
    heard,
    async next(kind) {
      for (;;) {
        for (; taken < heard.length; taken += 1) {
          const message = heard[taken];
          if (message?.kind !== kind) continue;
          taken += 1;
          return message;
        }
        await once(socket, 'heard');
      }
    },
  };
}
