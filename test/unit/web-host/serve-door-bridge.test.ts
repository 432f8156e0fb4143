import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/protocol/door-bridge.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { buildFreeView } from '../../support/fake-engine.ts';
import { openSocket } from '../../support/open-socket.ts';
import { ask, servedAfterEach } from './served-door.ts';

const { start, stop, engine } = servedAfterEach();

describe('the way to the bridge', () => {
  test.each([
    { headers: { Host: 'evil.example' }, because: 'the name is foreign' },
    { headers: { Origin: 'http://evil.example' }, because: 'the page is foreign' },
    { headers: { Origin: 'null' }, because: 'the page has no origin' },
  ])('is closed with 403 when $because', async ({ headers }) => {
    const address = await start();
    await expect(openSocket(address, { headers })).rejects.toThrow('403');
    expect(engine().watcherCount).toBe(0);
  });

  test('is open to the door’s own page', async () => {
    const address = await start();
    const screen = await openSocket(address, { headers: { Origin: address } });
    expect(await screen.next('hello')).toEqual({ kind: 'hello', protocolVersion: PROTOCOL_VERSION });
    expect(await screen.next('view')).toEqual({ kind: 'view', view: buildFreeView(1) });
  });

  test('answers plain HTTP with "upgrade required"', async () => {
    expect((await ask(await start(), '/bridge')).status).toBe(426);
  });

  test('says goodbye when the door stops, and frees the port', async () => {
    const address = await start();
    const screen = await openSocket(address);
    const closed = once(screen.socket, 'close');
    await stop();
    expect((await closed)[0]).toBe(1001);
    expect(engine().watcherCount).toBe(0);
    await expect(ask(address, '/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('on the bridge', () => {
  test.each(['no json', '{"kind":"command"}', '{"kind":"shout","id":"x","command":{}}'])(
    'the malformed message %j is refused and the connection lives on',
    async (text) => {
      const screen = await openSocket(await start());
      screen.socket.send(text);
      const id = text.includes('"x"') ? 'x' : null;
      expect(await screen.next('result')).toEqual({ kind: 'result', id, result: { kind: 'refused', reason: 'malformed' } });
      screen.socket.send('{"kind":"command","id":"2","command":{"kind":"refresh"}}');
      expect(await screen.next('result')).toMatchObject({ id: '2', result: { kind: 'done' } });
    },
  );

  test('a binary message is malformed', async () => {
    const screen = await openSocket(await start());
    screen.socket.send(Buffer.from('{"kind":"command","id":"2","command":{"kind":"refresh"}}'), { binary: true });
    expect(await screen.next('result')).toMatchObject({ id: null, result: { reason: 'malformed' } });
  });

  test('a message beyond 16 KB ends its own connection and no other', async () => {
    const address = await start();
    const [loud, calm] = [await openSocket(address), await openSocket(address)];
    loud.socket.send(JSON.stringify({ kind: 'command', id: 'a'.repeat(17_000), command: {} }));
    expect((await once(loud.socket, 'close'))[0]).toBe(1009);
    calm.socket.send('{"kind":"command","id":"2","command":{"kind":"refresh"}}');
    expect(await calm.next('result')).toMatchObject({ id: '2' });
  });

  test('a fifth command at once is refused as busy', async () => {
    const screen = await openSocket(await start());
    engine().answerWith(() => new Promise(() => {}));
    for (let id = 1; id <= 5; id += 1) screen.socket.send(`{"kind":"command","id":"${id}","command":{"kind":"refresh"}}`);
    expect(await screen.next('result')).toEqual({ kind: 'result', id: '5', result: { kind: 'refused', reason: 'busy' } });
    expect(engine().received).toHaveLength(4);
  });

  test('a screen that does not read skips views and gets the newest when it reads again', async () => {
    const screen = await openSocket(await start());
    await screen.next('view');
    screen.socket.pause();
    const bulky = buildFreeView(0, { room: { name: 'x'.repeat(100_000), details: null } });
    // Given in many turns of the event loop, as in life; together far more than any socket buffer holds.
    for (let revision = 2; revision <= 400; revision += 1) {
      engine().show({ ...bulky, revision });
      await new Promise(setImmediate);
    }
    screen.socket.resume();
    await vi.waitFor(() => expect(screen.heard.at(-1)).toMatchObject({ view: { revision: 400 } }), { timeout: 10_000 });
    expect(screen.heard.length).toBeLessThan(300);
  });

  test('a screen that answers no ping is cut off, one that does stays', async () => {
    const clock = createDrivenClock(0);
    const address = await start({ clock });
    const [dead, alive] = [await openSocket(address, { autoPong: false }), await openSocket(address)];
    await vi.waitFor(() => expect(engine().watcherCount).toBe(2));
    const pinged = once(alive.socket, 'ping');
    await clock.advance(30_000);
    await pinged;
    await vi.waitFor(async () => {
      await clock.settle();
      expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    });
    const cutOff = once(dead.socket, 'close');
    await new Promise(setImmediate);
    await clock.advance(30_000);
    await cutOff;
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    expect(engine().watcherCount).toBe(1);
  });

  test('a client that hangs up in the middle of the handshake leaves nothing behind', async () => {
    const address = await start();
    const { port } = new URL(address);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /bridge HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n');
    socket.destroy();
    expect((await ask(address, '/healthz')).status).toBe(200);
    expect(engine().watcherCount).toBe(0);
  });
});
