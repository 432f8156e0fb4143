import type { WebSocket } from 'ws';
import type { Clock } from '../runtime/clock.ts';

export interface HeartbeatDeps {
  readonly screens: ReadonlySet<WebSocket>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly everyMs: number;
}

/**
 * Pings every screen and cuts off those that did not answer the ping before: a tablet that lost its power or its network says no goodbye.
 * The pings also keep proxies from closing a quiet line.
 */
export async function followHeartbeat({ screens, clock, everyMs }: HeartbeatDeps, signal: AbortSignal): Promise<void> {
  const awaited = new Set<WebSocket>();
  while (!signal.aborted) {
    await clock.sleep(everyMs, signal);
    if (signal.aborted) return;
    for (const screen of awaited) screen.terminate();
    awaited.clear();
    for (const screen of screens) {
      awaited.add(screen);
      screen.once('pong', () => awaited.delete(screen));
      screen.ping();
    }
  }
}
