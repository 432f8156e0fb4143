import type { CoordinatorLine } from '../../../shared/engine/line/coordinator-line.ts';
import { createCoordinatorLine } from '../../../shared/engine/line/create-coordinator-line.ts';
import { systemClock } from '../../../shared/runtime/clock.ts';
import type { DeviceKey } from '../../../shared/runtime/device-key.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { openWebSocket } from '../../../shared/runtime/web-socket.ts';

/** The lines of a whole fleet, each as a door keeps it, over real sockets. */
export interface FleetDoors {
  /** Lines that the coordinator has welcomed. */
  upCount(): number;
  /** Resolves when all are up; false after `timeoutMs`. */
  allUp(timeoutMs: number): Promise<boolean>;
  /** Resolves when none is up; false after `timeoutMs`. */
  allDown(timeoutMs: number): Promise<boolean>;
  /** When the door last heard that its room changed, by `performance.now()`; 0 for never. */
  heardMs(door: number): number;
  onHint: (door: number) => void;
  close(): Promise<void>;
}

export function openFleetDoors(address: string, keys: readonly DeviceKey[]): FleetDoors {
  const heard = new Float64Array(keys.length);
  const isUp = new Uint8Array(keys.length);
  let up = 0;
  const fleet: FleetDoors = {
    upCount: () => up,
    allUp: (timeoutMs) => reaches(keys.length, timeoutMs),
    allDown: (timeoutMs) => reaches(0, timeoutMs),
    heardMs: (door) => heard[door] ?? 0,
    onHint() {},
    async close() {
      await Promise.all(lines.map((line) => line.close()));
    },
  };
  const lines = keys.map((key, door): CoordinatorLine => {
    const line = createCoordinatorLine({
      ...{ address, key, openSocket: openWebSocket, clock: systemClock, random: Math.random },
      ...{ version: 'bench', enrolmentToken: null, log: silentLog },
    });
    line.watch((event) => {
      if (event.kind === 'roomChanged') {
        heard[door] = performance.now();
        fleet.onHint(door);
        return;
      }
      const now = event.state === 'up' || event.state === 'push' ? 1 : 0;
      up += now - (isUp[door] ?? 0);
      isUp[door] = now;
    });
    return line;
  });

  async function reaches(count: number, timeoutMs: number): Promise<boolean> {
    for (const endMs = performance.now() + timeoutMs; performance.now() < endMs; ) {
      if (up === count) return true;
      await systemClock.sleep(50);
    }
    return up === count;
  }
  return fleet;
}
