import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import type { CalendarItem, ItemContent, Series } from './calendar-item.ts';
import { instanceAt } from './instances.ts';

/** What a change may touch; the rest is the mailbox's own business. */
export type ContentPatch = Partial<Omit<ItemContent, 'version' | 'createdMs' | 'modifiedMs'>>;

export interface Stamp {
  readonly nowMs: number;
  readonly version: number;
}

const stamped = (content: ItemContent, patch: ContentPatch, { nowMs, version }: Stamp): ItemContent => ({
  ...content,
  ...patch,
  version,
  modifiedMs: nowMs,
});

const isRescheduled = (content: ItemContent, patch: ContentPatch): boolean =>
  (patch.startMs !== undefined && patch.startMs !== content.startMs) || (patch.endMs !== undefined && patch.endMs !== content.endMs);

function changedSeries(series: Series | null, recurrence: PatternedRecurrence | null | undefined, isMoved: boolean): Series | null {
  if (recurrence === null) return null;
  if (recurrence === undefined && !isMoved) return series;
  const pattern = recurrence ?? series?.recurrence;
  return pattern ? { recurrence: pattern, exceptions: new Map(), cancelledDates: new Set() } : null;
}

/** Changes the item itself; a series that is rescheduled loses its exceptions, as in Outlook. */
export function changeItem(item: CalendarItem, patch: ContentPatch, stamp: Stamp, recurrence?: PatternedRecurrence | null): CalendarItem {
  const series = changedSeries(item.series, recurrence, isRescheduled(item.content, patch));
  return { ...item, content: stamped(item.content, patch, stamp), series };
}

/** Changes one date of a series, which makes it an exception (fact 3.2.4); null when the series has no such date. */
export function changeDate(item: CalendarItem, date: string, patch: ContentPatch, stamp: Stamp): CalendarItem | null {
  const instance = instanceAt(item, date);
  if (!instance || !item.series) return null;
  const exceptions = new Map(item.series.exceptions).set(date, stamped(instance.content, patch, stamp));
  return { ...item, series: { ...item.series, exceptions } };
}

/** Takes one date out of a series. */
export function cancelDate(item: CalendarItem, date: string): CalendarItem {
  if (!item.series) return item;
  const exceptions = new Map(item.series.exceptions);
  exceptions.delete(date);
  return { ...item, series: { ...item.series, exceptions, cancelledDates: new Set([...item.series.cancelledDates, date]) } };
}
