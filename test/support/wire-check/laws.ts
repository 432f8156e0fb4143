import type { Event } from '@microsoft/microsoft-graph-types';
import type { Finding } from './body-check.ts';

type Answered = Event & { readonly '@odata.etag'?: string; readonly '@removed'?: unknown };

/** What of the question bears on the answer. */
export interface Asked {
  readonly operation: string;
  /** Null: everything. */
  readonly select: readonly string[] | null;
  readonly expand: string;
  /** UTC unless the `Prefer` header names another. */
  readonly timeZone: string;
}

export function askedIn(operation: string, { searchParams }: URL, prefer: string | null): Asked {
  return {
    operation,
    select: searchParams.get('$select')?.split(',') ?? null,
    expand: searchParams.get('$expand') ?? '',
    timeZone: /outlook\.timezone="([^"]+)"/i.exec(prefer ?? '')?.[1] ?? 'UTC',
  };
}

type EventLaw = (event: Answered, asked: Asked) => Omit<Finding, 'missing'> | null;

const MIDNIGHT = /T00:00:00(\.0+)?$/;

const found = (path: string, problem: string, fact: string) => ({ path, problem, fact });

/** What holds between two fields of one event, or between an event and what was asked. */
const eventLaws: readonly EventLaw[] = [
  ({ changeKey, '@odata.etag': etag }) =>
    changeKey && etag && etag !== `W/"${changeKey}"` ? found("['@odata.etag']", 'is not W/"changeKey"', '2 changeKey') : null,
  ({ type, seriesMasterId }) =>
    (type === 'occurrence' || type === 'exception') !== Boolean(seriesMasterId) && type !== undefined
      ? found('.seriesMasterId', `does not go with type ${type}`, '2 seriesMasterId')
      : null,
  ({ type, recurrence }) =>
    recurrence && type !== 'seriesMaster' ? found('.recurrence', `does not go with type ${type}`, '2 recurrence') : null,
  ({ isAllDay, start }) =>
    isAllDay && !MIDNIGHT.test(start?.dateTime ?? '') ? found('.start.dateTime', 'an all-day event is not at midnight', '2.1.4') : null,
  ({ isAllDay, end }) =>
    isAllDay && !MIDNIGHT.test(end?.dateTime ?? '') ? found('.end.dateTime', 'an all-day event is not at midnight', '2.1.4') : null,
  ({ start, end }) =>
    start?.dateTime && end?.dateTime && start.timeZone === end.timeZone && end.dateTime < start.dateTime
      ? found('.end.dateTime', 'is before the start', '3.1.7')
      : null,
  ({ start }, { timeZone }) =>
    start && start.timeZone !== timeZone ? found('.start.timeZone', `is not ${timeZone}, which was asked for`, '1.1.11') : null,
  ({ singleValueExtendedProperties: properties }, { expand }) =>
    properties && !expand.includes('singleValueExtendedProperties')
      ? found('.singleValueExtendedProperties', 'comes only when expanded', '2.2.1')
      : null,
  ({ type }, { operation }) =>
    operation === 'calendarView' && type === 'seriesMaster' ? found('.type', 'a series master is in no calendarView', '1.1.3') : null,
];

/** Once there is a `$select`, nothing but what was selected, what was expanded, the id and annotations comes. */
function unselected(item: object, { select, expand }: Asked): Omit<Finding, 'missing'>[] {
  if (!select) return [];
  const isMeant = (name: string): boolean => name === 'id' || name.includes('@') || select.includes(name) || expand.includes(name);
  const extra = Object.keys(item).filter((name) => !isMeant(name));
  return extra.map((name) => found(`.${name}`, 'was not selected', '1.1.6'));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isEvent = (value: object): value is Answered => 'start' in value || 'type' in value;

/** The laws that a schema cannot say, for a body that was answered with success. */
export function brokenLaws(body: unknown, asked: Asked): Finding[] {
  if (!isObject(body)) return [];
  const page = 'value' in body && Array.isArray(body.value) ? body.value : null;
  const items: readonly unknown[] = page ?? [body];
  const inItems = items.flatMap((item, index) => {
    if (!isObject(item)) return [];
    const broken = isEvent(item) ? eventLaws.map((law) => law(item, asked)).filter((finding) => finding !== null) : [];
    const at = page ? `$.value[${index}]` : '$';
    return [...broken, ...unselected(item, asked)].map((finding) => ({ ...finding, path: at + finding.path }));
  });
  const links = ['@odata.nextLink', '@odata.deltaLink'].filter((name) => name in body).length;
  if (asked.operation !== 'calendarView.delta' || links === 1) return inItems;
  return [...inItems, found('$', `a delta page has one of nextLink and deltaLink, not ${links}`, '1.2.5')];
}
