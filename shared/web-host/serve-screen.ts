import type { RawData, WebSocket } from 'ws';
import type { DoorEngine } from '../engine/door-engine.ts';
import type { CommandResult } from '../protocol/command-result.ts';
import { PROTOCOL_VERSION, type ServerMessage } from '../protocol/door-bridge.ts';
import type { Log } from '../runtime/log.ts';
import type { DoorView } from '../view/door-view.ts';
import { parseClientMessage } from './client-message.ts';
import { createNewestOnly } from './newest-only.ts';

/** Bytes of answers that a screen may leave unread before it is cut off; it will reconnect and start from the current view. */
const MOST_UNREAD_BYTES = 256 * 1024;
const MOST_COMMANDS_AT_ONCE = 4;

/** One screen on the bridge, from hello to close. */
export function serveScreen(socket: WebSocket, engine: Pick<DoorEngine, 'attach'>, log: Log): void {
  const screen = engine.attach();
  let commandsUnderWay = 0;

  const send = (message: ServerMessage, onSent?: () => void): void => {
    if (socket.readyState !== socket.OPEN) return;
    // An error here is the connection's end, which `close` tells.
    socket.send(JSON.stringify(message), (error) => error ?? onSent?.());
  };
  const answer = (id: string | null, result: CommandResult): void => {
    if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate();
    else send({ kind: 'result', id, result });
  };

  async function receive(data: RawData, isBinary: boolean): Promise<void> {
    const message = parseClientMessage(isBinary ? '' : String(data));
    if (message.kind === 'malformed') return answer(message.id, { kind: 'refused', reason: 'malformed' });
    if (commandsUnderWay >= MOST_COMMANDS_AT_ONCE) return answer(message.id, { kind: 'refused', reason: 'busy' });
    commandsUnderWay += 1;
    try {
      answer(message.id, await screen.run(message.command));
    } finally {
      commandsUnderWay -= 1;
    }
  }

  send({ kind: 'hello', protocolVersion: PROTOCOL_VERSION });
  const showView = createNewestOnly<DoorView>((view, onSent) => send({ kind: 'view', view }, onSent));
  screen.watch(showView);
  socket.on('message', (data, isBinary) => {
    receive(data, isBinary).catch((cause: unknown) => {
      log.error('commandBroke', { cause }); // the engine's contract is never to reject: a bug, and this screen's command is lost
      socket.close(1011);
    });
  });
  socket.on('close', screen.detach);
  socket.on('error', (cause) => log.warn('screenFailed', { cause })); // too long a message, a broken frame: `close` follows
}
