import { z } from 'zod';
import type { TimeWindow } from '../domain/time-window.ts';
import { changeKeyOf, etagField, eventFields } from './event-fields.ts';
import type { GraphTime } from './graph-time.ts';
import type { DeltaChange, DeltaPage } from './room-calendar.ts';

const link = z.string().min(1).nullish();

/** Stubs are normal here (Q5): an id is all that is insisted on. */
const changeSchema = z
  .object({
    '@removed': z.unknown().optional(),
    ...etagField,
    id: eventFields.id,
    changeKey: eventFields.changeKey,
    type: eventFields.type,
    isAllDay: eventFields.isAllDay,
    start: eventFields.start.nullable().catch(null),
    end: eventFields.end.nullable().catch(null),
  })
  .transform((item): DeltaChange => {
    if (item['@removed'] != null) return { kind: 'removed', id: item.id };
    return {
      kind: 'changed',
      id: item.id,
      changeKey: changeKeyOf(item),
      isSeriesMaster: item.type === 'seriesMaster',
      extent: item.start && item.end ? extentOf(item.start, item.end, item.isAllDay ?? false) : null,
    };
  });

/** A page of a delta round. With neither link, or with both, it is not one [1.2.5]. */
export const deltaPageSchema = z
  .object({ value: z.array(changeSchema), '@odata.nextLink': link, '@odata.deltaLink': link })
  .transform((page, context): DeltaPage => {
    const next = page['@odata.nextLink'];
    const delta = page['@odata.deltaLink'];
    if (next && !delta) return { changes: page.value, link: { kind: 'next', url: next } };
    if (delta && !next) return { changes: page.value, link: { kind: 'delta', url: delta } };
    context.addIssue({ code: 'custom', message: 'a delta page has either a next or a delta link' });
    return z.NEVER;
  });

/** All-day events are matched to a window as UTC days [1.1.10]. */
function extentOf(start: GraphTime, end: GraphTime, isAllDay: boolean): TimeWindow {
  if (isAllDay) return { startMs: Date.parse(start.date), endMs: Date.parse(end.date) };
  return { startMs: start.ms, endMs: end.ms };
}
