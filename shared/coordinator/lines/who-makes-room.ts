import { HEARTBEAT_MS } from '../../protocol/coordinator-line.ts';
import type { Line } from './line.ts';

/** Nobody stands before a door that has shown code after code for so long. */
const LONG_MS = 3_600_000;
/** It has missed a heartbeat, and is cut off after the next. */
const SILENT_MS = 1.5 * HEARTBEAT_MS;

/** The address that most of the doors that wait come from, and how many. */
export function largestCrowd(waiting: Iterable<Line>): { readonly from: string; readonly count: number } {
  const crowds = [...Map.groupBy(waiting, (line) => line.from)].map(([from, lines]) => ({ from, count: lines.length }));
  return crowds.reduce((most, crowd) => (crowd.count > most.count ? crowd : most), { from: '', count: 0 });
}

/**
 * Which of the doors that wait gives way to one more from the address `from`; null where none does, and the newcomer has to come again.
 *
 * Keys cost nothing to make and addresses do: so the address that has most waiting gives up a place, as long as it keeps more than the
 * newcomer's own has. What is stale there goes first, then what came last: whoever has been showing a code goes on showing it. Among equals
 * only what is stale gives way.
 */
export function whoMakesRoom(waiting: Iterable<Line>, from: string, nowMs: number): Line | null {
  const byAddress = Map.groupBy(waiting, (line) => line.from);
  const own = byAddress.get(from) ?? [];
  const crowd = [...byAddress.values()].reduce((most, lines) => (lines.length > most.length ? lines : most), own);
  const isStale = ({ openedMs, heardMs }: Line): boolean => nowMs - openedMs > LONG_MS || nowMs - heardMs > SILENT_MS;
  const oldest = (lines: readonly Line[]): Line | null =>
    lines.reduce<Line | null>((a, b) => (a && a.openedMs <= b.openedMs ? a : b), null);
  const newest = (lines: readonly Line[]): Line | null => lines.reduce<Line | null>((a, b) => (a && a.openedMs > b.openedMs ? a : b), null);
  if (crowd.length > own.length + 1) return oldest(crowd.filter(isStale)) ?? newest(crowd);
  return oldest(
    [...byAddress.values()]
      .filter((lines) => lines.length > own.length || lines === own)
      .flat()
      .filter(isStale),
  );
}
