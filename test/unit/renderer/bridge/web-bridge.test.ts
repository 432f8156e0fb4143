import { expect, test } from 'vitest';
import { createWebBridge, type Socket } from '../../../../renderer/bridge/web-bridge.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import { PROTOCOL_VERSION, type ServerMessage } from '../../../../shared/protocol/door-bridge.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createDrivenLater } from '../../../support/driven-later.ts';
import { sampleViews } from '../../../support/sample-views.ts';

interface FakeSocket extends Socket {
  readonly sent: string[];
  say(message: ServerMessage | string): void;
  die(): void;
}

function fakeSocket(): FakeSocket {
  const listeners: Record<'message' | 'close', ((event: { data?: unknown }) => void)[]> = { message: [], close: [] };
  const sent: string[] = [];
  return {
    sent,
    addEventListener: (type, listener) => void listeners[type].push(listener),
    send: (text) => void sent.push(text),
    say: (message) => {
      for (const listener of listeners.message) listener({ data: typeof message === 'string' ? message : JSON.stringify(message) });
    },
    die: () => {
      for (const listener of listeners.close) listener({});
    },
  };
}

const hello: ServerMessage = { kind: 'hello', protocolVersion: PROTOCOL_VERSION };
const viewMessage: ServerMessage = { kind: 'view', view: sampleViews.available };
const book = { kind: 'bookNow', endMs: 60_000 } as const;

function startBridge() {
  const clock = createDrivenClock(0);
  const later = createDrivenLater(clock);
  const sockets: FakeSocket[] = [];
  const reloads: number[] = [];
  let ids = 0;
  const bridge = createWebBridge({
    openSocket: () => {
      const socket = fakeSocket();
      sockets.push(socket);
      return socket;
    },
    later,
    random: () => 0,
    newId: () => `c${++ids}`,
    reloadFor: (version) => void reloads.push(version),
  });
  const socket = (): FakeSocket => sockets.at(-1) ?? expect.unreachable();
  return { bridge, clock, sockets, socket, reloads };
}

test('a command travels with an id of its own and is answered by the result that carries it', async () => {
  const { bridge, socket } = startBridge();
  socket().say(hello);
  const answer = bridge.send(book);
  expect(socket().sent.map((text) => JSON.parse(text))).toEqual([{ kind: 'command', id: 'c1', command: book }]);
  const done: CommandResult = { kind: 'done', done: { kind: 'checkedIn', meetingId: 'm' } };
  socket().say({ kind: 'result', id: 'someone else’s', result: { kind: 'refused', reason: 'busy' } });
  socket().say({ kind: 'result', id: 'c1', result: done });
  expect(await answer).toEqual(done);
});

test('who watches late hears the current view at once, and no more after stopping', () => {
  const { bridge, socket } = startBridge();
  socket().say(hello);
  socket().say(viewMessage);
  const heard: number[] = [];
  const stop = bridge.watch((view) => heard.push(view.revision));
  stop();
  socket().say(viewMessage);
  expect(heard).toEqual([1]);
});

test.each<DoorCommand>([
  book,
  { kind: 'bookLater', startMs: 0, endMs: 60_000 },
  { kind: 'bookElsewhere', room: 'borealis@contoso.com', startMs: 0, endMs: 60_000 },
  { kind: 'extend', meetingId: 'm', endMs: 60_000 },
  { kind: 'end', meetingId: 'm' },
  { kind: 'startEarly', meetingId: 'm' },
  { kind: 'release', meetingId: 'm' },
  { kind: 'decline', meetingId: 'm' },
  { kind: 'move', meetingId: 'm', room: 'borealis@contoso.com' },
  { kind: 'checkIn', meetingId: 'm' },
  { kind: 'undoRelease', meetingId: 'm' },
])('D5 $kind, whose answer was lost with the line, is not called undone', async (command) => {
  const { bridge, socket } = startBridge();
  socket().say(hello);
  const answer = bridge.send(command);
  socket().die();
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
});

test.each<DoorCommand>([
  { kind: 'refresh' },
  { kind: 'findRooms', startMs: 0, endMs: 60_000 },
  { kind: 'painted', revision: 1 },
  { kind: 'unlock', pin: '4711' },
  { kind: 'lock' },
  { kind: 'exportAudit' },
  { kind: 'identify' },
  { kind: 'leaveKiosk' },
])('$kind, whose answer was lost, changed no calendar', async (command) => {
  const { bridge, socket } = startBridge();
  socket().say(hello);
  const answer = bridge.send(command);
  socket().die();
  expect(await answer).toEqual({ kind: 'unreachable', trouble: 'offline' });
});

test('a command without a line is refused at once: nothing was sent', async () => {
  const { bridge, socket } = startBridge();
  expect(await bridge.send(book)).toEqual({ kind: 'unreachable', trouble: 'offline' });
  expect(socket().sent).toEqual([]);
});

test('a host that never answers does not leave a person waiting for ever', async () => {
  const { bridge, clock, socket } = startBridge();
  socket().say(hello);
  const answer = bridge.send(book);
  await clock.advance(90_000);
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
});

test('a lost line is opened again, after waits that grow, none under a second', async () => {
  const { clock, sockets, socket } = startBridge();
  const openedAfter: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const [count, from] = [sockets.length, clock.monotonicMs()];
    socket().die();
    while (sockets.length === count) await clock.advance(500);
    openedAfter.push(clock.monotonicMs() - from);
  }
  expect(openedAfter).toEqual([1_000, 2_000, 4_000, 8_000, 10_000]);
});

test('the line is told down and up', async () => {
  const { bridge, clock, socket } = startBridge();
  const lines: string[] = [];
  bridge.watchLine?.((line) => lines.push(line));
  socket().say(hello);
  socket().die();
  await clock.advance(2_000);
  socket().say(hello);
  expect(lines).toEqual(['up', 'down', 'up']);
});

test('a host of another version makes the page load anew, and its views are not trusted', () => {
  const { bridge, socket, reloads } = startBridge();
  const heard: number[] = [];
  bridge.watch((view) => heard.push(view.revision));
  socket().say({ kind: 'hello', protocolVersion: PROTOCOL_VERSION + 1 });
  socket().say(viewMessage);
  expect({ reloads, heard }).toEqual({ reloads: [PROTOCOL_VERSION + 1], heard: [] });
});

test.each(['', 'no JSON', '[]', 'null', '{"kind":"surprise"}'])('%j on the line is passed over', (text) => {
  const { bridge, socket } = startBridge();
  const heard: number[] = [];
  bridge.watch((view) => heard.push(view.revision));
  socket().say(hello);
  socket().say(text);
  socket().say(viewMessage);
  expect(heard).toEqual([1]);
});
