import type { Call, Reply } from '../http/call.ts';
import type { Instance } from '../tenant/instances.ts';
import { buildEventFilter, type Candidate, valueAt } from './event-filter.ts';
import { type EventResource, eventResource } from './event-resource.ts';
import { type ListQuery, nextLinkOf, readListQuery } from './list-query.ts';
import { readPreferences } from './preferences.ts';

const DEFAULT_PAGE = 10;
/** Fact 1.1.8: calendarView has these, but not by name. */
const notSelectable = new Set(['createdDateTime', 'lastModifiedDateTime']);

function orderOf({ orderBy }: ListQuery): (a: Candidate, b: Candidate) => number {
  return (a, b) => {
    for (const { path, isDescending } of orderBy) {
      const [left, right] = [String(valueAt(a.resource, path)), String(valueAt(b.resource, path))];
      if (left !== right) return (left < right ? -1 : 1) * (isDescending ? -1 : 1);
    }
    return 0;
  };
}

/** `$select` and `$expand`; the id and the annotations always come. */
export function shape({ instance, resource }: Candidate, query: ListQuery, isView: boolean): EventResource {
  const wanted = query.expandedProperties.map((id) => id.toLowerCase());
  const properties = instance.content.extendedProperties.filter(({ id }) => wanted.includes(id.toLowerCase()));
  const whole: EventResource = properties.length > 0 ? { ...resource, singleValueExtendedProperties: [...properties] } : resource;
  const { select } = query;
  if (select === null) return whole;
  const isKept = (name: string): boolean =>
    name.startsWith('@') ||
    name === 'id' ||
    name === 'singleValueExtendedProperties' ||
    (select.includes(name) &&
      !(isView && notSelectable.has(name)) &&
      (name !== 'onlineMeeting' || select.includes('isOnlineMeeting'))); /* fact 1.1.9 */
  return Object.fromEntries(Object.entries(whole).filter(([name]) => isKept(name)));
}

/** One page of instances: filtered, ordered only if asked, paged (facts 1.1.5, 1.1.6). */
export function listEvents(
  { tenant, url, headers, params }: Call,
  instances: readonly Instance[],
  collection: 'calendarView' | 'events',
): Reply {
  const preferences = readPreferences(headers.get('prefer'));
  const query = readListQuery(url.searchParams);
  const oddities = tenant.oddities.current;
  const writing = { preferences, occurrencesShareUid: tenant.switches.current.occurrencesShareUid, oddities };
  const found = instances
    .map((instance) => ({ instance, resource: eventResource(instance, writing) }))
    .filter(buildEventFilter(query.filter))
    .sort(collection === 'calendarView' && oddities.viewIgnoresOrder ? () => 0 : orderOf(query));
  const size = oddities.pageSize ?? query.top ?? preferences.maxPageSize ?? DEFAULT_PAGE;
  const end = query.skip + size;
  return {
    status: 200,
    headers: preferences.applied === null ? {} : { 'Preference-Applied': preferences.applied },
    body: {
      '@odata.context': `${url.origin}/v1.0/$metadata#users('${encodeURIComponent(params.user ?? '')}')/${collection}`,
      ...(query.isCounted ? { '@odata.count': found.length } : {}),
      value: found.slice(query.skip, end).map((candidate) => shape(candidate, query, collection === 'calendarView')),
      ...(end < found.length && size > 0 ? { '@odata.nextLink': nextLinkOf(url, end) } : {}),
    },
  };
}
