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
  /** What the page sent, in order, but for what is answered at once: `refresh`, which every touch asks for, and `painted`. */
  readonly commands: readonly DoorCommand[];
  /** The revisions that the page said it has drawn. */
  readonly painted: readonly number[];
  show(view: DoorView): void;
  /** Answers the oldest command that has no answer yet, or else the next one to come. */
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
  const painted: number[] = [];
  const unanswered: ((result: CommandResult) => void)[] = [];
  const ready: CommandResult[] = [];

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
      if (command.kind === 'painted') {
        painted.push(command.revision);
        return send({ kind: 'result', id, result: { kind: 'done', done: { kind: 'noted' } } });
      }
      commands.push(command);
      const answer = (result: CommandResult): void => send({ kind: 'result', id, result });
      const result = ready.shift();
      if (result) answer(result);
      else unanswered.push(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    commands,
    painted,
    show(next) {
      view = next;
      revision += 1;
      for (const socket of sockets.clients) showTo((message) => socket.send(JSON.stringify(message)));
    },
    answer(result) {
      const answer = unanswered.shift();
      if (answer) answer(result);
      else ready.push(result);
    },
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
