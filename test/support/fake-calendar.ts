import type { CalendarEvent } from '../../shared/domain/meeting.ts';
import type { TimeWindow } from '../../shared/domain/time-window.ts';
import { isStateProperty } from '../../shared/graph/claim-property.ts';
import { claimInBody } from '../../shared/graph/event-schema.ts';
import { parseEventState } from '../../shared/graph/event-state.ts';
import { GraphError } from '../../shared/graph/graph-error.ts';
import type { DeltaChange, DeltaPage, PlaceCheckIns, RoomCalendar } from '../../shared/graph/room-calendar.ts';
import { buildEvent } from '../unit/domain/build-meeting.ts';

type Call = keyof (RoomCalendar & PlaceCheckIns);

/** A room's calendar in memory that answers as the contract says, writes down what it was asked, and fails when told to. */
export interface FakeCalendar extends RoomCalendar, PlaceCheckIns {
  requestCount(): number;
  /** Another mailbox's calendar: the same one for the same address. */
  calendarOf(address: string): FakeCalendar;
  /** What was declined, with the bytes that did it. */
  readonly declined: { readonly id: string; readonly body: string }[];
  /** The names of the calls, in order. */
  readonly asked: Call[];
  readonly events: ReadonlyMap<string, CalendarEvent>;
  /** As somebody in Outlook: a new event, or another state of one. */
  put(event: CalendarEvent): void;
  remove(id: string): void;
  /** Whether a write for another state of the event is refused [3.2.9]. */
  honoursIfMatch: boolean;
  /** These are left out of calendar reads, as if not replicated yet. */
  readonly hidden: Set<string>;
  /** The next so many calls of this name fail and have no effect. */
  failNext(call: Call, error: unknown, times?: number): void;
  /** The next call of this name has its effect, but its answer is lost. */
  loseNext(call: Call): void;
  /** Awaited before each call's effect; may throw or never end. */
  gate: (call: Call) => Promise<void> | void;
  /** Awaited after each call's effect. */
  exit: (call: Call) => Promise<void> | void;
}

interface SentEvent {
  readonly start?: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly subject?: string;
  readonly transactionId?: string;
  readonly singleValueExtendedProperties?: readonly { readonly id: string; readonly value: string }[];
}

/** What the event says once its state property has that value. */
function stated(event: CalendarEvent, value: string): Pick<CalendarEvent, 'claim' | 'checkedInMs'> {
  const { settled, parent, checkedInMs } = parseEventState(value);
  return { claim: event.claim && { ...event.claim, settled, parent }, checkedInMs };
}

const msOf = (time: { readonly dateTime: string }): number => Date.parse(`${time.dateTime}Z`);

export function createFakeCalendar({ nowMs }: { readonly nowMs: () => number }): FakeCalendar {
  const events = new Map<string, CalendarEvent>();
  const changes: DeltaChange[] = [];
  const failing = new Map<Call, unknown[]>();
  const losing = new Set<Call>();
  const others = new Map<string, FakeCalendar>();
  let keys = 0;

  const put = (event: CalendarEvent): CalendarEvent => {
    keys += 1;
    const stored = { ...event, changeKey: `k${keys}` };
    events.set(event.id, stored);
    const extent = stored.time.kind === 'timed' ? { startMs: stored.time.startMs, endMs: stored.time.endMs } : null;
    changes.push({ kind: 'changed', id: event.id, changeKey: stored.changeKey, isSeriesMaster: false, extent });
    return stored;
  };
  const remove = (id: string): void => {
    if (events.delete(id)) changes.push({ kind: 'removed', id });
  };
  /** All-day events match as dates in UTC [1.1.10]. */
  const matches = ({ id, time }: CalendarEvent, window: TimeWindow): boolean => {
    if (calendar.hidden.has(id)) return false;
    const startMs = time.kind === 'timed' ? time.startMs : Date.parse(time.startDate);
    const endMs = time.kind === 'timed' ? time.endMs : Date.parse(time.endDate);
    return startMs < window.endMs && endMs > window.startMs;
  };

  async function answer<T>(call: Call, signal: AbortSignal, effect: () => T): Promise<T> {
    if (signal.aborted) throw new GraphError('aborted', 'stopped');
    calendar.asked.push(call);
    await calendar.gate(call);
    const error = failing.get(call)?.shift();
    if (error !== undefined) throw error;
    const value = effect();
    await calendar.exit(call);
    if (losing.delete(call)) throw new GraphError('offline', 'the answer was lost');
    return value;
  }

  const calendar: FakeCalendar = {
    asked: [],
    declined: [],
    events,
    hidden: new Set(),
    honoursIfMatch: true,
    put,
    remove,
    gate() {},
    exit() {},
    requestCount: () => calendar.asked.length,
    failNext: (call, error, times = 1) => void failing.set(call, [...(failing.get(call) ?? []), ...Array(times).fill(error)]),
    loseNext: (call) => void losing.add(call),
    resolveRoom: (signal) => answer('resolveRoom', signal, () => ({ displayName: 'Boardroom', objectId: 'room-1' })),
    readTimeZone: (signal) => answer('readTimeZone', signal, () => 'Europe/Amsterdam'),
    readDeltaPage: (from, signal) =>
      answer('readDeltaPage', signal, (): DeltaPage => {
        const since = from.kind === 'link' ? Number(from.url) : 0;
        return { changes: changes.slice(since), link: { kind: 'delta', url: String(changes.length) } };
      }),
    readEvents: (window, signal) => answer('readEvents', signal, () => [...events.values()].filter((event) => matches(event, window))),
    readEvent: (id, signal) => answer('readEvent', signal, () => events.get(id) ?? null),
    findByCommand: (commandId, signal) =>
      answer('findByCommand', signal, () => [...events.values()].filter(({ claim }) => claim?.commandId === commandId)),
    createEvent: (body, signal) =>
      answer('createEvent', signal, () => {
        const sent = JSON.parse(body) as SentEvent & { readonly start: { readonly dateTime: string }; readonly transactionId: string };
        const commandId = sent.transactionId;
        const known = [...events.values()].find(({ claim }) => claim?.commandId === commandId);
        const time = { kind: 'timed', startMs: msOf(sent.start), endMs: msOf(sent.end) } as const;
        const made = {
          id: `made-${commandId}`,
          time,
          claim: claimInBody(body),
          isOrganizer: true,
          createdMs: nowMs(),
        };
        return { kind: 'created', event: known ?? put(buildEvent({ ...made, subject: sent.subject ?? null })) };
      }),
    patchEvent: (id, body, signal, ifChangeKey = null) =>
      answer('patchEvent', signal, () => {
        const event = events.get(id);
        if (event?.time.kind !== 'timed') return null;
        if (calendar.honoursIfMatch && ifChangeKey && ifChangeKey !== event.changeKey) throw new GraphError('changed', '412');
        const { start, end, singleValueExtendedProperties: marks = [] } = JSON.parse(body) as Partial<SentEvent>;
        const times = { ...(start && { startMs: msOf(start) }), ...(end && { endMs: msOf(end) }) };
        const state = marks.find(({ id }) => isStateProperty(id));
        return put({ ...event, ...(state && stated(event, state.value)), time: { ...event.time, ...times } });
      }),
    deleteEvent: (id, signal) => answer('deleteEvent', signal, () => remove(id)),
    declineEvent: (id, body, signal) =>
      answer('declineEvent', signal, () => {
        if (events.has(id)) calendar.declined.push({ id, body });
        remove(id);
      }),
    checkInAtPlace: (_iCalUId, signal) => answer('checkInAtPlace', signal, () => undefined),
    calendarOf(address) {
      const known = others.get(address) ?? createFakeCalendar({ nowMs });
      others.set(address, known);
      return known;
    },
  };
  return calendar;
}
