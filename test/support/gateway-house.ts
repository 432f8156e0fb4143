import type { RoomLine } from '../../shared/engine/line/room-line.ts';
import { openDeviceKey } from '../../shared/runtime/device-key.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { accessMode } from './access-mode.ts';
import { AURORA, type HouseOptions } from './house.ts';
import { type HouseGateway, openHouseGateway } from './house-gateway.ts';
import { createMemoryDocument } from './memory-document.ts';

/** How the doors of a tenant come to it through one coordinator, whatever the mode of the run; `onLine` changes what a door hears of it. */
export interface Gateways {
  /** Options of a house whose door has no credential of its own. */
  through(options?: HouseOptions, onLine?: (line: RoomLine) => RoomLine): Promise<HouseOptions>;
}

export function createGateways(): Gateways {
  let gateway: Promise<HouseGateway> | null = null;

  return {
    async through(options = {}, onLine = (line) => line) {
      const decorate: NonNullable<HouseOptions['decorate']> = options.decorate ?? ((deps) => deps);
      if (accessMode === 'gateway') return { ...options, decorate: (deps) => decorate({ ...deps, line: onLine(deps.line) }) };
      const deviceKey = await openDeviceKey(createMemoryDocument(), silentLog);
      let admitted: Promise<HouseGateway> | null = null;
      return {
        ...options,
        decorate(deps) {
          const { clock } = deps;
          gateway ??= openHouseGateway({ clock, fetch: deps.fetch, origin: 'http://tenant.test' });
          const opened = gateway;
          admitted ??= opened.then(async (one) => {
            await one.admit(deviceKey.publicKey, options.room ?? AURORA);
            return one;
          });
          const there = admitted;
          const line: RoomLine = {
            ...deps.line,
            state: () => 'up',
            ask: async (question, signal) => (await there).line(deviceKey.publicKey).ask(question, signal),
          };
          return decorate({
            ...deps,
            access: { kind: 'gateway', coordinator: 'http://coordinator.test', deviceKey },
            fetch: async (input, init) => (await there).fetch(input, init),
            line: onLine(line),
          });
        },
      };
    },
  };
}
