import type { Stretch } from './day-axis.ts';

export interface Placed<Item> {
  readonly item: Item;
  readonly lane: number;
  readonly lanes: number;
}

/** Puts what shares time side by side. `items` are sorted by start; a shorter one than `shortestMs` takes room as if it were that long. */
export function placeInLanes<Item extends Stretch>(items: readonly Item[], shortestMs: number): readonly Placed<Item>[] {
  const placed: Placed<Item>[] = [];
  let group: { item: Item; lane: number }[] = [];
  let laneEnds: number[] = [];
  const closeGroup = (): void => {
    for (const { item, lane } of group) placed.push({ item, lane, lanes: laneEnds.length });
    group = [];
    laneEnds = [];
  };
  for (const item of items) {
    if (laneEnds.every((endMs) => endMs <= item.startMs)) closeGroup();
    const freeLane = laneEnds.findIndex((endMs) => endMs <= item.startMs);
    const lane = freeLane < 0 ? laneEnds.length : freeLane;
    laneEnds[lane] = Math.max(item.endMs, item.startMs + shortestMs);
    group.push({ item, lane });
  }
  closeGroup();
  return placed;
}
