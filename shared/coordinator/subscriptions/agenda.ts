/** What is due when: one heap instead of a timer for each room. Setting, removing and taking cost the logarithm of its size. */
export interface Agenda<Key> {
  /** Replaces what was set for the key; null removes it. */
  set(key: Key, atMs: number | null): void;
  /** The earliest; of equals any. */
  next(): { readonly key: Key; readonly atMs: number } | null;
}

interface Entry<Key> {
  readonly key: Key;
  readonly atMs: number;
}

export function createAgenda<Key>(): Agenda<Key> {
  const heap: Entry<Key>[] = [];
  const places = new Map<Key, number>();

  const put = (entry: Entry<Key>, place: number): void => {
    heap[place] = entry;
    places.set(entry.key, place);
  };

  const rise = (entry: Entry<Key>, from: number): void => {
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = heap[parentPlace]!;
      if (parent.atMs <= entry.atMs) break;
      put(parent, place);
      place = parentPlace;
    }
    put(entry, place);
  };

  const sink = (entry: Entry<Key>, from: number): void => {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= heap.length) break;
      const isRightSooner = left + 1 < heap.length && heap[left + 1]!.atMs < heap[left]!.atMs;
      const childPlace = isRightSooner ? left + 1 : left;
      const child = heap[childPlace]!;
      if (child.atMs >= entry.atMs) break;
      put(child, place);
      place = childPlace;
    }
    put(entry, place);
  };

  const settle = (entry: Entry<Key>, place: number): void => {
    sink(entry, place);
    rise(entry, places.get(entry.key)!);
  };

  return {
    set(key, atMs) {
      const place = places.get(key);
      if (atMs !== null) return settle({ key, atMs }, place ?? heap.push({ key, atMs }) - 1);
      if (place === undefined) return;
      places.delete(key);
      const last = heap.pop()!;
      if (last.key !== key) settle(last, place);
    },
    next: () => heap[0] ?? null,
  };
}
