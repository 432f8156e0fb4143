import type { TextSocket } from '../../runtime/text-socket.ts';

/** The doors' lines. */
export interface Lines {
  /** Takes a socket that was just opened from that address of the network; everything else about it happens by messages. */
  accept(socket: TextSocket, from: string): void;
  /** Sends `roomChanged` to every door of the room; the number of doors that were told. */
  hint(roomId: string): number;
  /** Reads the room's settings afresh and sends them to its doors. */
  settingsChanged(roomId: string): Promise<void>;
  /** Number of lines of enrolled doors. */
  count(): number;
  /** Which doors have a line now, and since when (epoch milliseconds), and of which version of Lintel. */
  present(): ReadonlyMap<string, { readonly sinceMs: number; readonly version: string }>;
  close(): Promise<void>;
}
