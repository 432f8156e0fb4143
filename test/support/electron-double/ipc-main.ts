import { EventEmitter } from 'node:events';

type Invoked = (event: object, ...args: unknown[]) => unknown;

const handlers = new Map<string, Invoked>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Invoked): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
});

/** A failure comes to the page as a message alone, as in Electron. */
export async function callHandler(channel: string, event: object, args: readonly unknown[]): Promise<{ value?: unknown; error?: string }> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { value: structuredClone(await handler(event, ...args)) };
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
