import { EventEmitter } from 'node:events';
import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { serveKioskIpc } from '../../../electron/kiosk-ipc.ts';
import { bridgeChannels } from '../../../shared/protocol/door-bridge.ts';
import type { DoorView } from '../../../shared/view/door-view.ts';
import { buildFreeView, createFakeEngine } from '../../support/fake-engine.ts';

const ownFrame = { url: 'app://kiosk/door/index.html', parent: null } as WebFrameMain;
const strangeFrame = { url: 'https://evil.test/', parent: null } as WebFrameMain;

function house() {
  const engine = createFakeEngine();
  const ipc = new EventEmitter();
  const contents = new EventEmitter();
  const sent: number[] = [];
  let handler: ((event: object, raw: unknown) => unknown) | null = null;
  const ipcMain = Object.assign(ipc, {
    handle(_channel: string, next: typeof handler) {
      handler = next;
    },
    removeHandler() {
      handler = null;
    },
  });
  const screen = Object.assign(contents, {
    isDestroyed: () => false,
    send: (_channel: string, view: DoorView) => void sent.push(view.revision),
  });
  const stop = serveKioskIpc({
    ipcMain: ipcMain as unknown as IpcMain,
    screen: screen as unknown as WebContents,
    engine,
  });
  return {
    engine,
    sent,
    stop,
    isServed: () => handler !== null,
    watch: (senderFrame = ownFrame) => void ipc.emit(bridgeChannels.watch, { senderFrame }),
    send: (command: unknown, senderFrame = ownFrame) => handler?.({ senderFrame }, command),
    load: () => void contents.emit('did-navigate'),
  };
}

test('E60 each load of the page is a screen of its own: what the page before had opened is closed', async () => {
  const { engine, sent, watch, load } = house();
  engine.show(buildFreeView(1));
  watch();
  expect([engine.attachedCount, engine.screenCount, engine.watcherCount]).toEqual([1, 1, 1]);
  load();
  expect([engine.attachedCount, engine.screenCount, engine.watcherCount]).toEqual([2, 1, 1]);
  watch(); // the new page asks, before or after it was told of
  engine.show(buildFreeView(2));
  expect(sent.filter((revision) => revision === 2)).toEqual([2]);
});

test('a page that asks before its load is told of is not forgotten', () => {
  const { engine, sent, watch, load } = house();
  watch();
  load();
  engine.show(buildFreeView(3));
  expect(sent).toEqual([3]);
});

test('a frame that is not the kiosk’s own neither watches nor commands', async () => {
  const { engine, watch, send } = house();
  watch(strangeFrame);
  expect(engine.watcherCount).toBe(0);
  expect(await send({ kind: 'unlock', pin: '4711' }, strangeFrame)).toEqual({ kind: 'refused', reason: 'notAllowed' });
  expect(engine.received).toEqual([]);
});

test('stopping lets go of everything', () => {
  const { engine, stop, watch, load, isServed } = house();
  watch();
  stop();
  load();
  expect([engine.screenCount, engine.watcherCount, isServed()]).toEqual([0, 0, false]);
});
