import type { Call, Operation, Reply } from '../http/call.ts';
import { eventIdOf } from '../tenant/event-id.ts';
import { type Instance, masterOf } from '../tenant/instances.ts';
import { eventAt } from './event-at.ts';
import { listEvents, shape } from './event-list.ts';
import { type EventResource, etagOf, eventResource } from './event-resource.ts';
import { refuse } from './graph-refusal.ts';
import { readListQuery } from './list-query.ts';
import { mailboxOf } from './mailbox-of.ts';
import { readPreferences } from './preferences.ts';

/** Section 2, `cancelledOccurrences`: only when asked for by name, of a master. */
function cancelledOccurrences({ item, kind }: Instance, idFormat: 'rest' | 'immutable'): string[] | null {
  if (kind !== 'seriesMaster' || !item.series) return null;
  const masterId = eventIdOf(item.mailboxId, { key: item.key, date: null }, idFormat);
  return [...item.series.cancelledDates].sort().map((date) => `OID.${masterId}.${date}`);
}

/** One whole event as an answer: context, etag and preferences applied. */
export function eventReply(call: Call, instance: Instance, status: 200 | 201): Reply {
  const { tenant, url, headers, params } = call;
  const preferences = readPreferences(headers.get('prefer'));
  const query = readListQuery(status === 200 && call.method === 'GET' ? url.searchParams : new URLSearchParams());
  const writing = { preferences, occurrencesShareUid: tenant.switches.current.occurrencesShareUid, oddities: tenant.oddities.current };
  const resource = eventResource(instance, writing);
  const cancelled = query.select?.includes('cancelledOccurrences') ? cancelledOccurrences(instance, preferences.idFormat) : null;
  const body: EventResource = {
    '@odata.context': `${url.origin}/v1.0/$metadata#users('${encodeURIComponent(params.user ?? '')}')/events/$entity`,
    ...shape({ instance, resource }, query, false),
    ...(cancelled === null ? {} : { cancelledOccurrences: cancelled }),
  };
  return {
    status,
    headers: { ETag: etagOf(instance), ...(preferences.applied === null ? {} : { 'Preference-Applied': preferences.applied }) },
    body,
  };
}

const listOperation: Operation = {
  isGraph: true,
  name: 'events.list',
  method: 'GET',
  paths: ['/v1.0/users/:user/events', '/v1.0/users/:user/calendar/events'],
  run(call) {
    const { box } = mailboxOf(call);
    return listEvents(call, box.seen().map(masterOf), 'events');
  },
};

const getOperation: Operation = {
  isGraph: true,
  name: 'event.get',
  method: 'GET',
  paths: ['/v1.0/users/:user/events/:event', '/v1.0/users/:user/calendar/events/:event'],
  run(call) {
    const { instance } = eventAt(call, 'seen');
    const isNew = call.tenant.faults
      .list()
      .some(({ effect }) => effect.kind === 'notFoundAfterCreate' && instance.content.createdMs + effect.forMs > call.tenant.clock.nowMs());
    if (isNew && call.tenant.faults.strike('notFoundAfterCreate', call.struck)) throw refuse.itemNotFound();
    return eventReply(call, instance, 200);
  },
};

export const readEventOperations: readonly Operation[] = [listOperation, getOperation];
