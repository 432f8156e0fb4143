/**
 * The page's own world, which sees nothing of the preload's (as under `contextIsolation`). The two share only the document; what passes
 * between them are events under a name that the page cannot know, whose `detail` Chromium copies by structured clone as it crosses.
 * The function is put into pages as source text; `secret` is declared around it.
 */

declare const secret: string;

type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string } | { readonly later: true });

/** In the page's world: builds what the preload exposes, out of stand-ins that call across. */
export function runInPageWorld(): void {
  const target = document;
  const CustomEventHere = CustomEvent;
  const dispatch = target.dispatchEvent.bind(target);
  const tell = (kind: string, detail: unknown) => dispatch(new CustomEventHere(`${secret}:${kind}`, { detail }));
  const hear = (kind: string, listener: (detail: never) => void) =>
    target.addEventListener(`${secret}:${kind}`, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent).detail as never);
    });
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let reply: Reply | null = null;

  const settle = (answer: Reply): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else if ('value' in answer) asked?.resolve(answer.value);
  };
  const call = (path: readonly string[], args: readonly unknown[]): unknown => {
    lastId += 1;
    const id = lastId;
    const sent = args.map((argument) => {
      if (typeof argument !== 'function') return { value: structuredClone(argument) };
      lastId += 1;
      functions.set(lastId, argument as (...args: unknown[]) => unknown);
      return { callback: lastId };
    });
    reply = null;
    tell('call', { id, path, args: sent });
    const answer = reply as Reply | null;
    if (!answer) throw new Error('electron-double: the preload did not answer');
    if ('error' in answer) throw new Error(answer.error);
    if ('later' in answer) return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    return revive(answer.value);
  };
  const revive = (shape: unknown): unknown => {
    if (typeof shape !== 'object' || shape === null) return shape;
    if ('fn' in shape) return (...args: unknown[]) => call(shape.fn as string[], args);
    if ('tree' in shape) {
      return Object.freeze(Object.fromEntries(Object.entries(shape.tree as object).map(([key, field]) => [key, revive(field)])));
    }
    return 'plain' in shape ? shape.plain : shape;
  };

  hear('reply', (answer: Reply) => {
    if (waiting.has(answer.id)) settle(answer);
    else reply = answer;
  });
  hear('callback', ({ id, args }: { id: number; args: unknown[] }) => void functions.get(id)?.(...args));
  hear('expose', ({ name, shape }: { name: string; shape: unknown }) =>
    Object.defineProperty(globalThis, name, { value: revive(shape), enumerable: true }),
  );
  window.open = (url) => {
    tell('open', String(url ?? ''));
    return null;
  };
  tell('hello', null);
}
