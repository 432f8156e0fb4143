import type { Call, Operation, Reply } from '../http/call.ts';
import type { CalendarItem } from '../tenant/calendar-item.ts';
import { eventIdOf } from '../tenant/event-id.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { type DeltaItem, deltaItems } from './delta-items.ts';
import { type DeltaState, readDeltaToken, writeDeltaToken } from './delta-token.ts';
import { type EventResource, type EventWriting, eventResource, occurrenceStub } from './event-resource.ts';
import { refuse, syncStateLost } from './graph-refusal.ts';
import { mailboxOf } from './mailbox-of.ts';
import { readPreferences } from './preferences.ts';
import { windowOf } from './window.ts';

const DEFAULT_PAGE = 10;
const unsupported = ['$select', '$filter', '$orderby', '$expand', '$search', '$top', '$skip'];

/** FNV-1a: a stable shuffle. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

/** Q8; by the round, so that all of its pages leave out the same. */
function isForgotten(item: DeltaItem, { sinceSeq, roundSeq }: DeltaState, share: number): boolean {
  if (sinceSeq === null || share === 0) return false;
  return Number.parseInt(hash(`${roundSeq} ${nameOf(item)}`), 16) / 0x1_0000_0000 < share;
}

const nameOf = ({ ref }: DeltaItem): string => `${String(ref.key).padStart(8, '0')}:${ref.date ?? ''}`;

/** Facts 1.2.1, 1.2.6: a round starts with a window and nothing else; what follows is only a token. */
function stateOf(call: Call, box: Mailbox): DeltaState {
  const { tenant, url, struck } = call;
  const refused = unsupported.find((name) => url.searchParams.has(name));
  if (refused) throw refuse.invalidRequest(`The query option '${refused}' is not supported on delta.`);
  const token = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$deltatoken');
  if (token === null || token === '') {
    const window = windowOf(url.searchParams);
    const salt = tenant.switches.current.deltaShuffles ? Math.floor(tenant.random() * 1e9) : 0;
    return {
      ...window,
      mailboxId: box.id,
      generation: box.generation,
      sinceSeq: null,
      roundSeq: box.lastSeq(),
      after: null,
      salt,
      wasEmpty: false,
      nonce: 0,
    };
  }
  const fault = tenant.faults.strike('syncStateLost', struck);
  const state = readDeltaToken(token);
  if (fault)
    throw syncStateLost(fault.effect.status, fault.effect.code, box.generation, fault.effect.location ? restartOf(url, state) : null);
  if (!state || state.mailboxId !== box.id) throw refuse.invalidRequest('The sync token is not valid.');
  if (state.generation !== box.generation) throw syncStateLost(410, 'SyncStateNotFound', state.generation, null);
  if (!url.searchParams.has('$deltatoken')) return state;
  return { ...state, roundSeq: box.lastSeq() };
}

/** Fact 1.3.3: an address with an empty token and the window to begin anew. */
function restartOf(url: URL, state: DeltaState | null): string {
  const window = state ? `&startDateTime=${new Date(state.startMs).toISOString()}&endDateTime=${new Date(state.endMs).toISOString()}` : '';
  return `${url.origin}${url.pathname}?$deltatoken=${window}`;
}

function linkOf({ url, tenant }: Call, kind: 'skip' | 'delta', state: DeltaState): string {
  const path = tenant.switches.current.deltaLinkPathDiffers
    ? url.pathname.replace(/(\/calendar)?\/calendarView/, '/calendar/calendarView')
    : url.pathname;
  return `${url.origin}${path}?$${kind}token=${writeDeltaToken(state)}`;
}

function lineOf(item: DeltaItem, box: Mailbox, writing: EventWriting, sendsStubs: boolean): EventResource {
  if (item.kind === 'removed') {
    const id = eventIdOf(box.id, item.ref, writing.preferences.idFormat);
    return { '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } };
  }
  if (item.instance.kind === 'occurrence' && sendsStubs) return occurrenceStub(item.instance, writing);
  return { '@odata.type': '#microsoft.graph.event', ...eventResource(item.instance, writing) };
}

function run(call: Call): Reply {
  const { tenant, url, headers, struck } = call;
  const { box } = mailboxOf(call);
  const preferences = readPreferences(headers.get('prefer'));
  const switches = tenant.switches.current;
  const state = stateOf(call, box);
  const oddities = tenant.oddities.current;
  const isOmitted = ({ series, isOrganizer }: CalendarItem): boolean => oddities.deltaOmitsOwnSeries && series !== null && isOrganizer;
  const items = deltaItems(box, state, state.sinceSeq, switches, isOmitted);
  if (!items) throw syncStateLost(410, 'SyncStateNotFound', state.generation, null);

  const isLoop =
    preferences.maxPageSize !== null && items.some(({ ref }) => ref.date !== null) && tenant.faults.strike('endlessPages', struck) !== null;
  const isEmptyPage = !state.wasEmpty && !isLoop && switches.deltaEmptyPages > 0 && tenant.random() < switches.deltaEmptyPages;
  const placed = items
    .filter((item) => !isForgotten(item, state, switches.deltaForgetsChanges))
    .map((item) => ({ item, place: state.salt === 0 ? nameOf(item) : `${hash(`${state.salt} ${nameOf(item)}`)} ${nameOf(item)}` }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const rest = state.after === null || isLoop ? placed : placed.filter(({ place }) => place > (state.after ?? ''));
  const page = isEmptyPage ? [] : rest.slice(0, oddities.pageSize ?? preferences.maxPageSize ?? DEFAULT_PAGE);
  const twice = page.filter(() => switches.deltaDuplicates > 0 && tenant.random() < switches.deltaDuplicates);
  const isLast = !isLoop && !isEmptyPage && page.length === rest.length;
  const onward: DeltaState = {
    ...state,
    after: page.at(-1)?.place ?? state.after,
    wasEmpty: isEmptyPage,
    nonce: isLoop ? Math.floor(tenant.random() * 1e9) : 0,
  };
  const done: DeltaState = { ...state, sinceSeq: state.roundSeq, after: null, wasEmpty: false };
  const writing = { preferences, occurrencesShareUid: switches.occurrencesShareUid, oddities };
  return {
    status: 200,
    headers: { 'Preference-Applied': [preferences.applied, 'odata.track-changes'].filter(Boolean).join(', ') },
    body: {
      '@odata.context': `${url.origin}/v1.0/$metadata#Collection(event)`,
      ...(isLast ? { '@odata.deltaLink': linkOf(call, 'delta', done) } : { '@odata.nextLink': linkOf(call, 'skip', onward) }),
      value: [...page, ...twice].map(({ item }) => lineOf(item, box, writing, switches.deltaSendsStubs)),
    },
  };
}

/** Facts 1.2 and 1.3. */
export const deltaOperation: Operation = {
  isGraph: true,
  name: 'calendarView.delta',
  method: 'GET',
  paths: ['/v1.0/users/:user/calendarView/delta', '/v1.0/users/:user/calendar/calendarView/delta'],
  run,
};
