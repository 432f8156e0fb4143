import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import { type ClientMessage, PROTOCOL_VERSION, type ServerMessage } from '../../shared/protocol/door-bridge.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';

/** A host with no engine behind it: serves the built pages and shows whatever view it is handed. */
export interface SampleHost {
  readonly address: string;
  /** What the page sent, in order, but for `refresh`: every touch asks for one, and it is answered at once. */
  readonly commands: readonly DoorCommand[];
  show(view: DoorView): void;
  /** Answers the oldest command that has no answer yet. */
  answer(result: CommandResult): void;
  /** Ends every line and takes no new ones, until they are mended. */
  cutLines(): void;
  mendLines(): void;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export async function startSampleHost(pages: string): Promise<SampleHost> {
  let view: DoorView | null = null;
  let revision = 0;
  let isCut = false;
  const commands: DoorCommand[] = [];
  const unanswered: ((result: CommandResult) => void)[] = [];

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const file = join(pages, path === '/' ? 'door/index.html' : path);
    readFile(file).then(
      (body) => response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ server, path: '/bridge', verifyClient: () => !isCut });
  const showTo = (send: (message: ServerMessage) => void): void => {
    if (view) send({ kind: 'view', view: { ...view, revision } });
  };
  sockets.on('connection', (socket) => {
    const send = (message: ServerMessage): void => socket.send(JSON.stringify(message));
    send({ kind: 'hello', protocolVersion: PROTOCOL_VERSION });
    showTo(send);
    socket.on('message', (data) => {
      const { id, command } = JSON.parse(String(data)) as ClientMessage;
      if (command.kind === 'refresh') return send({ kind: 'result', id, result: { kind: 'done', done: { kind: 'refreshed' } } });
      commands.push(command);
      unanswered.push((result) => send({ kind: 'result', id, result }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    commands,
    show(next) {
      view = next;
      revision += 1;
      for (const socket of sockets.clients) showTo((message) => socket.send(JSON.stringify(message)));
    },
    answer: (result) => unanswered.shift()?.(result),
    cutLines() {
      isCut = true;
      for (const socket of sockets.clients) socket.terminate();
    },
    mendLines() {
      isCut = false;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
