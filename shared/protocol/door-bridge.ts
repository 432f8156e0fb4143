import type { DoorView } from '../view/door-view.ts';
import type { CommandResult } from './command-result.ts';
import type { DoorCommand } from './door-command.ts';

/** All that passes between a door's host and its screen. Plain data only. */
export interface DoorBridge {
  /** Calls back with the current view as soon as there is one, then on every change. Returns a stop function. */
  watch(onView: (view: DoorView) => void): () => void;
  /** Never rejects: what went wrong is a result. */
  send(command: DoorCommand): Promise<CommandResult>;
}

/** Counts up when views, commands or results change shape; a snapshot test asserts shape and number together. */
export const PROTOCOL_VERSION = 5;

/** Electron's channel names. */
export const bridgeChannels = { watch: 'door:watch', view: 'door:view', command: 'door:command' } as const;

/** What travels on the browser host's WebSocket at `/bridge`, one JSON text a message. */
export type ServerMessage =
  /** First message of every connection. A page of another version reloads itself. */
  | { readonly kind: 'hello'; readonly protocolVersion: number }
  | { readonly kind: 'view'; readonly view: DoorView }
  | { readonly kind: 'result'; readonly id: string | null; readonly result: CommandResult };

/** `id` is the client's own, given back with the result. */
export type ClientMessage = { readonly kind: 'command'; readonly id: string; readonly command: DoorCommand };
