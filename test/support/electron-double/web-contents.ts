import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { onExit } from './app.ts';
import { answerScheme, toHostAddress, toPageAddress } from './app-schemes.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { guard } from './guard.ts';
import { callHandler, ipcMain } from './ipc-main.ts';
import { createNavigationWatch } from './navigation-watch.ts';
import { openPageTarget, type PageTarget, type PageTargetEvents, type Paused } from './page-target.ts';
import { applyPermissions } from './session.ts';

export interface WebContentsDouble extends EventEmitter {
  send(channel: string, ...args: unknown[]): void;
  isDestroyed(): boolean;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void;
  forcefullyCrashRenderer(): void;
}

export interface OpenedContents {
  readonly contents: WebContentsDouble;
  loadURL(address: string): Promise<void>;
}

/** `onClosed` is called when the page was closed from outside. */
export function openWebContents(userData: string, preloadPath: string, onClosed: () => void): OpenedContents {
  const emitter = new EventEmitter();
  const names = { secret: randomUUID(), hostBinding: `host${randomUUID().replaceAll('-', '')}` };
  const navigations = createNavigationWatch();
  let onOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  let isDestroyed = false;

  const contents: WebContentsDouble = guard(
    'webContents',
    Object.assign(emitter, {
      send(channel: string, ...args: unknown[]) {
        const message = { kind: 'message', channel, args: structuredClone(args) };
        void page.then((target) => target.tellPreload(message));
      },
      isDestroyed: () => isDestroyed,
      setWindowOpenHandler(handler: typeof onOpen) {
        onOpen = handler;
      },
      forcefullyCrashRenderer: () => void page.then((target) => target.send('Page.crash').catch(() => {})),
    }),
  );

  const events: PageTargetEvents = {
    onMessage(message, facts, reply) {
      const senderFrame = facts && { ...facts, url: toHostAddress(facts.url) };
      const event = { sender: contents, senderFrame };
      if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args);
      if (message.kind === 'invoke')
        void callHandler(message.channel, event, message.args).then((answer) => reply({ ...answer, id: message.id, kind: 'answer' }));
      if (message.kind === 'open' && onOpen({ url: toHostAddress(message.url) }).action !== 'deny') {
        throw new Error('electron-double: cannot open a second window');
      }
    },
    onNavigationRequested: navigations.requested,
    onPaused: (paused, target) => void answer(paused, target).catch(() => {}), // the page went away meanwhile
    onNavigated: (url) => void emitter.emit('did-navigate', {}, toHostAddress(url)),
    onCrashed() {
      // Chromium's dead page cannot be loaded again, as Electron's can; a new one takes its place.
      const dead = page;
      page = Promise.all([chromium, dead]).then(async ([{ cdp }, { targetId }]) => {
        const fresh = await openPageTarget(cdp, preloadPath, names, events);
        await cdp.send('Target.closeTarget', { targetId });
        return fresh;
      });
      void page.then(() => emitter.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }));
    },
  };

  async function answer({ requestId, resourceType, frameId, request }: Paused, target: PageTarget): Promise<void> {
    const isTop = frameId === target.targetId;
    if (resourceType === 'Document' && (!isTop || (await navigations.isByPage(frameId, request.url)))) {
      let isPrevented = false;
      const preventDefault = (): void => {
        isPrevented = true;
      };
      const event = { url: toHostAddress(request.url), isMainFrame: isTop, preventDefault };
      emitter.emit('will-frame-navigate', event);
      if (isTop) emitter.emit('will-navigate', event, event.url);
      if (isPrevented) return void (await target.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }));
    }
    const response = await answerScheme(toHostAddress(request.url), request.method);
    if (!response) return void (await target.send('Fetch.continueRequest', { requestId }));
    await target.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  const chromium: Promise<ChromiumProcess> = startChromium(userData);
  let page = chromium.then(async ({ cdp, kill }) => {
    onExit(kill);
    const target = await openPageTarget(cdp, preloadPath, names, events);
    cdp.on('Target.targetDestroyed', undefined, async ({ targetId }: { targetId: string }) => {
      if (targetId !== (await page).targetId) return;
      isDestroyed = true;
      onClosed();
    });
    await cdp.send('Target.setDiscoverTargets', { discover: true });
    return target;
  });

  return {
    contents,
    async loadURL(address) {
      const url = toPageAddress(address);
      const target = await page;
      await applyPermissions((await chromium).cdp, new URL(url).origin);
      const loaded = new Promise<void>((resolve) => target.on('Page.loadEventFired', () => resolve()));
      navigations.expect(url);
      const { errorText } = await target.send<{ errorText?: string }>('Page.navigate', { url });
      if (errorText) throw new Error(`${errorText} loading '${address}'`);
      await loaded;
    },
  };
}
