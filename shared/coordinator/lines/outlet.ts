import type { LineServerMessage } from '../../protocol/coordinator-line.ts';
import type { TextSocket } from '../../runtime/text-socket.ts';

/** What goes down one line. However slowly its door reads, no more than `MOST_BUFFERED_BYTES` and one message wait for it. */
export interface Outlet {
  /** False where the door is too far behind to be sent anything any more. */
  send(message: LineServerMessage): boolean;
  /** `text` is a `roomChanged`. Held while the door is behind, and then it is one, however many there were. True where it is held. */
  hint(text: string): boolean;
  /** Sends the hint that was held, where the door has caught up; true while it is still held. */
  sendHeld(): boolean;
  /** To be asked once a heartbeat: whether the door was behind the last time as well. */
  isStuck(): boolean;
  /** As `TextSocket`'s. */
  close(code: number, reason: string): void;
  terminate(): void;
}

/** So much may wait before hints are held: a few dozen messages. */
const BEHIND_BYTES = 4 * 1024;
const MOST_BUFFERED_BYTES = 64 * 1024;

export function createOutlet(socket: TextSocket): Outlet {
  let heldHint: string | null = null;
  let wasBehind = false;
  const isBehind = (): boolean => socket.bufferedBytes() > BEHIND_BYTES;

  return {
    send(message) {
      if (socket.bufferedBytes() > MOST_BUFFERED_BYTES) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    hint(text) {
      if (isBehind()) heldHint = text;
      else socket.send(text);
      return heldHint !== null;
    },
    sendHeld() {
      if (heldHint === null || isBehind()) return heldHint !== null;
      socket.send(heldHint);
      heldHint = null;
      return false;
    },
    isStuck() {
      const isStuck = wasBehind && isBehind();
      wasBehind = isBehind();
      return isStuck;
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
}
