import { readFileSync } from 'node:fs';
import type { CdpParams, CdpPipe } from './cdp-pipe.ts';
import { decode, encode } from './codec.ts';
import { pageWorldSource, preloadWorldSource, type WorldNames } from './world-sources.ts';

interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

export interface Paused {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: { readonly url: string; readonly method: string };
}

export interface PageTargetEvents {
  onMessage(
    message: { kind: string; id: number; channel: string; args: unknown[]; url: string },
    frame: Frame | null,
    reply: (answer: object) => void,
  ): void;
  onPaused(paused: Paused, target: PageTarget): void;
  onNavigationRequested(frameId: string, url: string): void;
  /** The page itself went to an address, or was loaded anew. */
  onNavigated(url: string): void;
  onCrashed(): void;
}

/** One page of Chromium with a preload in a world of its own. */
export interface PageTarget {
  readonly targetId: string;
  send<Result = CdpParams>(method: string, params?: CdpParams): Promise<Result>;
  on(method: string, listener: (params: never) => void): void;
  /** To the preload of the page that is there now; lost when there is none. */
  tellPreload(message: object): void;
}

const world = 'electron-double';

interface FrameFacts {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
}

export async function openPageTarget(cdp: CdpPipe, preloadPath: string, names: WorldNames, events: PageTargetEvents): Promise<PageTarget> {
  const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const frames = new Map<string, FrameFacts>();
  const frameOfContext = new Map<number, string>();
  let preloadContext: number | null = null;

  const target: PageTarget = {
    targetId,
    send: (method, params) => cdp.send(method, params, sessionId),
    on: (method, listener) => cdp.on(method, sessionId, listener),
    tellPreload: (message) => preloadContext !== null && tell(preloadContext, message),
  };

  function tell(contextId: number, message: object): void {
    const expression = `${names.hostBinding}Take(${JSON.stringify(encode(message))})`;
    target.send('Runtime.evaluate', { expression, contextId }).catch(() => {}); // the page went away meanwhile
  }
  function frameAt(frameId: string | undefined): Frame | null {
    const facts = frameId === undefined ? undefined : frames.get(frameId);
    return facts ? { url: facts.url, parent: frameAt(facts.parentId) } : null;
  }

  target.on('Page.frameNavigated', ({ frame }: { frame: FrameFacts }) => {
    frames.set(frame.id, frame);
    if (frame.parentId === undefined) events.onNavigated(frame.url);
  });
  target.on('Runtime.executionContextsCleared', () => {
    frameOfContext.clear();
    preloadContext = null;
  });
  target.on('Runtime.executionContextCreated', ({ context }: { context: { id: number; name: string; auxData: { frameId: string } } }) => {
    frameOfContext.set(context.id, context.auxData.frameId);
    if (context.name === world && context.auxData.frameId === targetId) preloadContext = context.id;
  });
  target.on('Runtime.bindingCalled', ({ payload, executionContextId }: { payload: string; executionContextId: number }) => {
    const frame = frameAt(frameOfContext.get(executionContextId));
    events.onMessage(decode(payload) as never, frame, (answer) => tell(executionContextId, answer));
  });
  target.on('Page.frameRequestedNavigation', ({ frameId, url }: { frameId: string; url: string }) =>
    events.onNavigationRequested(frameId, url),
  );
  target.on('Fetch.requestPaused', (paused: Paused) => events.onPaused(paused, target));
  target.on('Inspector.targetCrashed', () => events.onCrashed());

  await target.send('Runtime.addBinding', { name: names.hostBinding, executionContextName: world });
  await target.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(names) });
  await target.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadWorldSource(names, readFileSync(preloadPath, 'utf8')),
    worldName: world,
  });
  await target.send('Page.enable');
  await target.send('Runtime.enable');
  await target.send('Inspector.enable');
  await target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return target;
}
