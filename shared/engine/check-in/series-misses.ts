import type { CheckInContent, MissedSeries } from './check-in-document.ts';

/** Nobody keeps more series in mind than a room has. */
const MOST_SERIES = 200;

export interface Miss extends Pick<MissedSeries, 'masterId' | 'title' | 'organizer'> {
  /** Of the occurrence, epoch milliseconds. */
  readonly startMs: number;
}

/** One occurrence more that nobody came to; the same one counts once, however often it is told. */
export function applyMiss(series: CheckInContent['series'], miss: Miss): CheckInContent['series'] {
  const known = series.find(({ masterId }) => masterId === miss.masterId);
  if (known && known.lastStartMs >= miss.startMs) return series;
  const others = series.filter(({ masterId }) => masterId !== miss.masterId);
  const { startMs: lastStartMs, ...words } = miss;
  return [...others, { ...words, lastStartMs, misses: (known?.misses ?? 0) + 1 }].slice(-MOST_SERIES);
}

/** Somebody came: the count begins anew. */
export function applyVisit(series: CheckInContent['series'], masterId: string | null): CheckInContent['series'] {
  return series.some((one) => one.masterId === masterId) ? series.filter((one) => one.masterId !== masterId) : series;
}
