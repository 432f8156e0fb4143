import type { FaultRules } from '../faults/fault-rules.ts';
import type { Directory } from '../tenant/directory.ts';
import type { Oddities } from '../tenant/oddities.ts';
import type { RoomSettings } from '../tenant/room-settings.ts';
import type { Setting } from '../tenant/setting.ts';
import type { Switches } from '../tenant/switches.ts';
import { type QuirkName, quirkNames, quirkOf } from './catalogue.ts';
import { createOverlays } from './overlays.ts';
import type { Quirk } from './quirk.ts';

export interface ListedQuirk extends Pick<Quirk, 'number' | 'does'> {
  readonly name: QuirkName;
  readonly isOn: boolean;
  /** It cannot be switched off. */
  readonly isAlways: boolean;
}

/** Where quirks are switched on and off while the tenant runs. */
export interface QuirkBoard {
  list(): readonly ListedQuirk[];
  /** Those that were switched on, in that order. */
  on(): readonly QuirkName[];
  /** False for a quirk that is always on and was to be switched off. */
  turn(name: QuirkName, isOn: boolean): boolean;
}

export interface QuirkBoardDeps {
  readonly faults: FaultRules;
  readonly switches: Setting<Switches>;
  readonly oddities: Setting<Oddities>;
  readonly directory: Pick<Directory, 'rooms' | 'room' | 'changeRoom'>;
  onChange(): void;
}

export function createQuirkBoard({ faults, switches, oddities, directory, onChange }: QuirkBoardDeps): QuirkBoard {
  const settingsOf = (id: string): Setting<RoomSettings> => ({
    get current() {
      const room = directory.room(id);
      if (!room) throw new Error(`no room ${id}`);
      return room.settings;
    },
    change(patch) {
      const room = directory.room(id);
      if (room) directory.changeRoom({ ...room, settings: { ...room.settings, ...patch } });
    },
  });
  const overlays = { switches: createOverlays(switches), oddities: createOverlays(oddities) };
  const rooms = directory.rooms().map(({ id }) => createOverlays(settingsOf(id)));
  /** What is on, with the fault rules it brought. */
  const held = new Map<QuirkName, readonly string[]>();

  /** Somebody may have removed its faults by hand, or they have ended by themselves. */
  const isOn = (name: QuirkName): boolean => {
    const rules = held.get(name);
    return rules?.every((id) => faults.list().some((rule) => rule.id === id)) ?? false;
  };

  const off = (name: QuirkName): void => {
    for (const id of held.get(name) ?? []) faults.remove(id);
    if (!held.delete(name)) return;
    for (const overlay of [overlays.switches, overlays.oddities, ...rooms]) overlay.lift(name);
  };

  return {
    list: () =>
      quirkNames.map((name) => {
        const { number, does, parts } = quirkOf(name);
        return { name, number, does, isOn: parts === 'always' || isOn(name), isAlways: parts === 'always' };
      }),
    on: () => [...held.keys()].filter(isOn),
    turn(name, shouldBeOn) {
      const { parts } = quirkOf(name);
      if (parts === 'always') return shouldBeOn;
      if (isOn(name) === shouldBeOn) return true;
      off(name);
      if (shouldBeOn) {
        if (parts.switches) overlays.switches.lay(name, parts.switches);
        if (parts.oddities) overlays.oddities.lay(name, parts.oddities);
        if (parts.settings) for (const room of rooms) room.lay(name, parts.settings);
        held.set(
          name,
          (parts.faults ?? []).map((rule) => faults.add(rule).id),
        );
      }
      onChange();
      return true;
    },
  };
}
