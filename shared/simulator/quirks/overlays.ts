import type { Setting } from '../tenant/setting.ts';

/** Values laid over a setting by name, the latest on top; taken away in any order, they leave what was below. */
export interface Overlays<T extends object> {
  lay(name: string, patch: Partial<T>): void;
  lift(name: string): void;
}

interface Layer<T> {
  readonly name: string;
  readonly patch: Partial<T>;
}

export function createOverlays<T extends object>(setting: Setting<T>): Overlays<T> {
  let layers: readonly Layer<T>[] = [];
  let ground: Partial<T> = {};
  const topOf = (key: keyof T): Partial<T> => layers.findLast(({ patch }) => key in patch)?.patch ?? ground;

  return {
    lay(name, patch) {
      const fresh = (Object.keys(patch) as (keyof T)[]).filter((key) => !layers.some((layer) => key in layer.patch));
      for (const key of fresh) ground = { ...ground, [key]: setting.current[key] };
      layers = [...layers, { name, patch }];
      setting.change(patch);
    },
    lift(name) {
      const gone = layers.find((layer) => layer.name === name);
      layers = layers.filter((layer) => layer !== gone);
      let below: Partial<T> = {};
      for (const key of Object.keys(gone?.patch ?? {}) as (keyof T)[]) below = { ...below, [key]: topOf(key)[key] };
      if (gone) setting.change(below);
    },
  };
}
