import { decode, encode } from './codec.ts';

/** The preload's world. Put into pages as source text, with `encode`, `decode`, `secret` and `hostBinding` declared around it. */

declare const secret: string;
declare const hostBinding: string;

interface Call {
  readonly id: number;
  /** Where the function lies in what was exposed. */
  readonly path: readonly string[];
  /** Functions are passed as their numbers. */
  readonly args: readonly { readonly value?: unknown; readonly callback?: number }[];
}

/** In the isolated world: `require('electron')` as a sandboxed preload knows it. */
export function runInPreloadWorld(): (name: string) => unknown {
  const tell = (kind: string, detail: unknown) => document.dispatchEvent(new CustomEvent(`${secret}:${kind}`, { detail }));
  const hear = (kind: string, listener: (detail: never) => void) =>
    document.addEventListener(`${secret}:${kind}`, (event) => listener((event as CustomEvent).detail as never));
  const toHost = (message: unknown) => (globalThis as unknown as Record<string, (text: string) => void>)[hostBinding]?.(encode(message));
  const reachable = new Map<string, (...args: unknown[]) => unknown>();
  const exposed: { name: string; shape: unknown }[] = [];
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const invoked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const shapeOf = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'function') {
      reachable.set(path.join('.'), value as (...args: unknown[]) => unknown);
      return { fn: path };
    }
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return { tree: Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shapeOf(field, [...path, key])])) };
    }
    return { plain: structuredClone(value) };
  };
  const openArgument = (argument: { value?: unknown; callback?: number }): unknown =>
    argument.callback === undefined
      ? argument.value
      : (...args: unknown[]) => void tell('callback', { id: argument.callback, args: structuredClone(args) });

  hear('call', ({ id, path, args }: Call) => {
    try {
      const answer = reachable.get(path.join('.'))?.(...args.map((argument) => openArgument(argument)));
      if (answer instanceof Promise) {
        tell('reply', { id, later: true });
        answer.then(
          (value: unknown) => tell('reply', { id, value: structuredClone(value) }),
          (error: unknown) => tell('reply', { id, error: String(error) }),
        );
      } else {
        tell('reply', { id, value: shapeOf(answer, [`answer${id}`]) });
      }
    } catch (error) {
      tell('reply', { id, error: String(error) });
    }
  });
  hear('open', (url: string) => toHost({ kind: 'open', url }));
  hear('hello', () => {
    for (const api of exposed) tell('expose', api);
  });

  (globalThis as unknown as Record<string, unknown>)[`${hostBinding}Take`] = (text: string) => {
    const message = decode(text) as { kind: string; id: number; channel: string; args: unknown[]; value: unknown; error?: string };
    if (message.kind === 'message') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.args);
      return;
    }
    const asked = invoked.get(message.id);
    invoked.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.value);
    else asked?.reject(new Error(message.error));
  };

  const lacking = (name: string, has: object): unknown =>
    new Proxy(has, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then' || key === '__esModule') return Reflect.get(target, key) as unknown;
        throw new Error(`electron-double: the preload's ${name} lacks ${key}`);
      },
    });
  const electron = lacking('electron', {
    contextBridge: lacking('contextBridge', {
      exposeInMainWorld(name: string, api: unknown) {
        const entry = { name, shape: shapeOf(api, [name]) };
        exposed.push(entry);
        tell('expose', entry);
      },
    }),
    ipcRenderer: lacking('ipcRenderer', {
      on(channel: string, listener: (...args: unknown[]) => void) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off(channel: string, listener: (...args: unknown[]) => void) {
        listeners.get(channel)?.delete(listener);
      },
      send: (channel: string, ...args: unknown[]) => toHost({ kind: 'send', channel, args: structuredClone(args) }),
      invoke(channel: string, ...args: unknown[]) {
        lastId += 1;
        const id = lastId;
        return new Promise((resolve, reject) => {
          invoked.set(id, { resolve, reject });
          toHost({ kind: 'invoke', id, channel, args: structuredClone(args) });
        });
      },
    }),
  });
  return (name) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`); // all that a sandboxed preload can load besides is a polyfill or two
  };
}
