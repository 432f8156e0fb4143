/** A value that listeners follow. */
export interface Watched<T> {
  get(): T;
  /** Tells the listeners when the value is another one. */
  set(value: T): void;
  /** Calls back now and on every change. Returns a stop function. */
  watch(listener: (value: T) => void): () => void;
}

export function createWatched<T>(first: T): Watched<T> {
  const listeners = new Set<(value: T) => void>();
  let value = first;
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    watch(listener) {
      listeners.add(listener);
      listener(value);
      return () => void listeners.delete(listener);
    },
  };
}
