import type { DoorBridge } from '../../shared/protocol/door-bridge.ts';

/** `down` is told as soon as the host is known to be gone; `up` when it speaks again. */
export type LineState = 'up' | 'down';

/** The bridge as the page sees it: a host in another process or machine can be lost, one in the same program cannot. */
export interface ScreenBridge extends DoorBridge {
  /** Calls back on every change of the line. Returns a stop function. */
  watchLine?(onLine: (line: LineState) => void): () => void;
}
