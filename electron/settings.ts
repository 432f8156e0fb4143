import ElectronStore from 'electron-store';

/** What a kiosk keeps between starts: no secret, though a PIN's hash is not for everybody's eyes. Everything in it came from a file, so its readers check it. */
export interface KioskSettings {
  /** The last configuration that held, without its secret; null before there was one. */
  loadDoor(): unknown;
  saveDoor(door: Readonly<Record<string, unknown>>): void;
  /** Instants of the relaunches after a failure. */
  loadRelaunches(): readonly number[];
  saveRelaunches(instantsMs: readonly number[]): void;
}

/** Settings in Electron's folder for the user's data. Needs the app's paths to be final. A file that is no JSON counts as empty. */
export function createSettings(): KioskSettings {
  const store = new ElectronStore<Record<string, unknown>>({ name: 'kiosk', clearInvalidConfig: true, configFileMode: 0o600 });
  return {
    loadDoor: () => store.get('door', null),
    saveDoor: (door) => store.set('door', door),
    loadRelaunches() {
      const kept = store.get('relaunches', []);
      return Array.isArray(kept) ? kept.filter((item) => typeof item === 'number') : [];
    },
    saveRelaunches: (instantsMs) => store.set('relaunches', instantsMs),
  };
}
