/** A value that tests and acts may change while the tenant runs. */
export interface Setting<T> {
  readonly current: T;
  change(patch: Partial<T>): void;
}

export function createSetting<T extends object>(first: T, onChange: () => void): Setting<T> {
  let current = first;
  return {
    get current() {
      return current;
    },
    change(patch) {
      current = { ...current, ...patch };
      onChange();
    },
  };
}
