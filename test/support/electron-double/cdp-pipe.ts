import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export type CdpParams = Readonly<Record<string, unknown>>;

/** Chromium's DevTools protocol over its pipe. A browser driven this way ends when the pipe closes, so none outlives its double. */
export interface CdpPipe {
  send<Result = CdpParams>(method: string, params?: CdpParams, sessionId?: string): Promise<Result>;
  /** Events of one session (of the browser itself without one). */
  on(method: string, sessionId: string | undefined, listener: (params: never) => void): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly method: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export function createCdpPipe(toBrowser: Writable, fromBrowser: Readable): CdpPipe {
  const waiting = new Map<number, Waiting>();
  const events = new EventEmitter().setMaxListeners(0);
  const eventName = (method: string, sessionId: string | undefined): string => `${sessionId ?? ''} ${method}`;
  let lastId = 0;
  let rest = '';

  function take(message: Message): void {
    if (message.method !== undefined) return void events.emit(eventName(message.method, message.sessionId), message.params);
    const asked = waiting.get(message.id ?? 0);
    if (!asked) return;
    waiting.delete(message.id ?? 0);
    if (message.error) asked.reject(new Error(`${asked.method}: ${message.error.message}`));
    else asked.resolve(message.result as never);
  }

  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const texts = (rest + chunk).split('\0');
    rest = texts.pop() ?? '';
    for (const text of texts) take(JSON.parse(text) as Message);
  });
  toBrowser.on('error', () => {}); // the browser is gone; its exit is seen elsewhere

  return {
    send(method, params = {}, sessionId) {
      lastId += 1;
      const id = lastId;
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject, method }));
    },
    on(method, sessionId, listener) {
      events.on(eventName(method, sessionId), listener as (params: unknown) => void);
    },
  };
}
