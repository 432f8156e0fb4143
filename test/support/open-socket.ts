import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { ServerMessage } from '../../shared/protocol/door-bridge.ts';

/** The bare line to a door's bridge, for what a screen never does. */
export interface DoorSocket {
  /** Emits `heard` after each message. */
  readonly socket: WebSocket;
  /** Everything heard so far, parsed. */
  readonly heard: readonly ServerMessage[];
  /** The next message of that kind not yet taken. */
  next(kind: ServerMessage['kind']): Promise<ServerMessage>;
}

/** Rejects when the door refuses the connection. */
export async function openSocket(doorAddress: string, options: ClientOptions = {}): Promise<DoorSocket> {
  const socket = new WebSocket(`${doorAddress.replace(/^http/, 'ws')}/bridge`, options);
  const heard: ServerMessage[] = [];
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
