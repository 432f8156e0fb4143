import type { CalendarItem, ItemContent } from './calendar-item.ts';
import { datesOf } from './recurrence.ts';
import { addDays, ianaZoneOf, instantOf, localTextOf, wallMsOf } from './zones.ts';

const DAY_MS = 86_400_000;

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** One thing a calendar shows: a single meeting, or one date of a series. */
export interface Instance {
  readonly item: CalendarItem;
  readonly kind: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster';
  /** Original date in the series' zone; null outside a series. */
  readonly date: string | null;
  readonly originalStartMs: number | null;
  readonly content: ItemContent;
}

/** Fact 1.1.4: an overlap query; a meeting without length counts where it stands. */
function overlaps(content: Span, window: Span): boolean {
  if (content.startMs === content.endMs) return content.startMs >= window.startMs && content.startMs < window.endMs;
  return content.startMs < window.endMs && content.endMs > window.startMs;
}

const zoneOf = (item: CalendarItem): string => (item.content.isAllDay ? 'UTC' : (ianaZoneOf(item.timeZone) ?? 'UTC'));

/** Laying dates on a zone is the dearest step of a read; a master's content never changes, only gets replaced. */
const knownSpans = new WeakMap<ItemContent, Map<string, Span>>();

function scheduledSpan(item: CalendarItem, date: string): Span {
  const known = knownSpans.get(item.content) ?? new Map<string, Span>();
  knownSpans.set(item.content, known);
  const span = known.get(date) ?? layOut(item, date);
  known.set(date, span);
  return span;
}

/** Where the series would put that date: the master's time of day and length, both by the clock on the wall. */
function layOut(item: CalendarItem, date: string): Span {
  const zone = zoneOf(item);
  const { startMs, endMs } = item.content;
  const wallLength = wallMsOf(endMs, zone) - wallMsOf(startMs, zone);
  const start = `${date}${localTextOf(startMs, zone).slice(10)}`;
  const end = new Date(Date.parse(`${start.slice(0, 23)}Z`) + wallLength).toISOString().slice(0, 23);
  return { startMs: instantOf(start, zone), endMs: instantOf(end, zone) };
}

function occurrence(item: CalendarItem, date: string): Instance {
  const span = scheduledSpan(item, date);
  return { item, kind: 'occurrence', date, originalStartMs: span.startMs, content: { ...item.content, ...span } };
}

const exception = (item: CalendarItem, date: string, content: ItemContent): Instance => ({
  item,
  kind: 'exception',
  date,
  originalStartMs: scheduledSpan(item, date).startMs,
  content,
});

export const masterOf = (item: CalendarItem): Instance => ({
  item,
  kind: item.series ? 'seriesMaster' : 'singleInstance',
  date: null,
  originalStartMs: null,
  content: item.content,
});

/** What the window shows of the item, expanded; never a series master (fact 1.1.3). */
export function instancesIn(item: CalendarItem, window: Span): Instance[] {
  const { series, content } = item;
  if (!series) return overlaps(content, window) ? [masterOf(item)] : [];
  const lengthDays = Math.ceil((content.endMs - content.startMs) / DAY_MS);
  const first = addDays(new Date(window.startMs).toISOString().slice(0, 10), -lengthDays - 1);
  const last = addDays(new Date(window.endMs).toISOString().slice(0, 10), 1);
  const regular = datesOf(series.recurrence, first, last)
    .filter((date) => !series.cancelledDates.has(date) && !series.exceptions.has(date))
    .map((date) => occurrence(item, date));
  const changed = [...series.exceptions].map(([date, own]) => exception(item, date, own));
  return [...regular, ...changed].filter((instance) => overlaps(instance.content, window));
}

/** The instance an id names: the item itself, or one date of its series; null when the series has no such date (any more). */
export function instanceAt(item: CalendarItem, date: string | null): Instance | null {
  if (date === null) return masterOf(item);
  const { series } = item;
  if (!series || series.cancelledDates.has(date)) return null;
  const own = series.exceptions.get(date);
  if (own) return exception(item, date, own);
  return datesOf(series.recurrence, date, date).length > 0 ? occurrence(item, date) : null;
}
