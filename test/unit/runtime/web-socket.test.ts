import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { LONGEST_TEXT_BYTES, openWebSocket, textSocketOf } from '../../../shared/runtime/web-socket.ts';

const forever = new AbortController().signal;

/** A WebSocket server on loopback; `greet` is called with each connection at once. */
async function server(greet: (socket: WebSocket) => void = () => {}) {
  const listening = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(listening, 'listening');
  const accepted: WebSocket[] = [];
  listening.on('connection', (socket) => {
    accepted.push(socket);
    greet(socket);
  });
  onTestFinished(() => {
    for (const socket of listening.clients) socket.terminate();
    listening.close();
  });
  return { url: `ws://127.0.0.1:${(listening.address() as AddressInfo).port}/line`, accepted };
}

test('texts go both ways, in order', async () => {
  const { url, accepted } = await server((socket) => socket.on('message', (data) => socket.send(`heard ${data}`)));
  const socket = await openWebSocket(url, forever);
  const heard: string[] = [];
  const allHeard = new Promise<void>((resolve) =>
    socket.onText((text) => {
      heard.push(text);
      if (heard.length === 3) resolve();
    }),
  );
  for (const text of ['one', 'two', 'drei']) socket.send(text);
  await allHeard;
  expect(heard).toEqual(['heard one', 'heard two', 'heard drei']);
  expect(accepted).toHaveLength(1);
});

test('what the server says with its very first breath is not lost', async () => {
  const { url } = await server((socket) => socket.send('challenge'));
  const socket = await openWebSocket(url, forever);
  await new Promise((resolve) => setImmediate(resolve)); // it is here by now
  expect(await new Promise((resolve) => socket.onText(resolve))).toBe('challenge');
});

test('either end learns the code of a goodbye', async () => {
  const { url, accepted } = await server();
  const socket = await openWebSocket(url, forever);
  const [theirs] = accepted;
  if (!theirs) throw new Error('nobody came');
  const other = textSocketOf(theirs);
  other.onText(() => {});
  socket.onText(() => {});
  const codes = Promise.all([new Promise((resolve) => other.onClose(resolve)), new Promise((resolve) => socket.onClose(resolve))]);
  socket.close(3001, 'enough');
  expect(await codes).toEqual([3001, 3001]);
  socket.send('into nothing');
  expect(await new Promise((resolve) => socket.onClose(resolve))).toBe(1006); // closed already: told at once
});

test('who is cut off hears no goodbye', async () => {
  const { url, accepted } = await server();
  const socket = await openWebSocket(url, forever);
  socket.onText(() => {});
  accepted[0]?.terminate();
  expect(await new Promise((resolve) => socket.onClose(resolve))).toBe(1006);
});

test.each([
  { name: 'longer than any message', send: (socket: WebSocket) => socket.send('x'.repeat(LONGEST_TEXT_BYTES + 1)), code: 1009 },
  { name: 'no text', send: (socket: WebSocket) => socket.send(Buffer.from('x')), code: 1003 },
])('what is $name ends the line and reaches nobody', async ({ send, code }) => {
  const { url, accepted } = await server(send);
  const socket = await openWebSocket(url, forever);
  const heard: string[] = [];
  socket.onText((text) => heard.push(text));
  const closed = once(accepted[0]!, 'close');
  await new Promise<number>((resolve) => socket.onClose(resolve));
  expect((await closed)[0]).toBe(code);
  expect(heard).toEqual([]);
});

test.each([
  { name: 'nobody listens', url: async () => 'ws://127.0.0.1:1/line' },
  { name: 'there is no such host', url: async () => 'ws://nowhere.invalid/line' },
  { name: 'it is no address', url: async () => 'mailto:nobody' },
])('a line cannot be opened where $name', async ({ url }) => {
  await expect(openWebSocket(await url(), forever)).rejects.toThrow();
});

test('opening is given up when the signal aborts, before and meanwhile', async () => {
  const { url } = await server();
  await expect(openWebSocket(url, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  const life = new AbortController();
  const opening = openWebSocket(url, life.signal);
  life.abort(new Error('over'));
  await expect(opening).rejects.toThrow();
});

test.each(['', 'HTTP/1.1 101 Switch'])(
  'a server that takes the connection and says no more than “%s” is left after ten seconds',
  async (said) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const listening = createServer((socket) => void socket.on('error', () => {}).write(said)).listen(0, '127.0.0.1');
    onTestFinished(() => void listening.close());
    await once(listening, 'listening');
    let isOver = false;
    const opening = openWebSocket(`ws://127.0.0.1:${(listening.address() as AddressInfo).port}/line`, forever).finally(() => {
      isOver = true;
    });
    opening.catch(() => {});
    await once(listening, 'connection');
    vi.advanceTimersByTime(9_999);
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    vi.advanceTimersByTime(1);
    await expect(opening).rejects.toThrow();
  },
);
