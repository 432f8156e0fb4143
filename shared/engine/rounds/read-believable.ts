import type { CalendarEvent } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import { overlaps, type Replica } from '../replica/replica.ts';
import { type Expectation, lacks } from './expectation.ts';

/** Waits before reading again what came too old; together longer than replication was ever seen to lag. */
const REREAD_WAITS_MS = [1_000, 2_000, 4_000, 8_000];

interface BelievableReads {
  readonly calendar: Pick<RoomCalendar, 'readEvents' | 'readEvent'>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Reads until the answer is as new as what is known, and does not empty the room on one read's word (E5, E6). @throws GraphError */
export async function readBelievable(
  window: TimeWindow,
  before: Replica,
  expected: () => Expectation,
  deps: BelievableReads,
  signal: AbortSignal,
): Promise<readonly CalendarEvent[]> {
  let events = await deps.calendar.readEvents(window, signal);
  for (const waitMs of REREAD_WAITS_MS) {
    if (!lacks(events, expected()) || signal.aborted) break;
    await deps.wait(waitMs, signal);
    events = await deps.calendar.readEvents(window, signal);
  }
  const held = before.events.filter((event) => overlaps(event, window, before.timeZone)).map((event) => event.id);
  if (events.length > 0 || (held.length === 0 && expected().present.size === 0)) return events;
  events = await deps.calendar.readEvents(window, signal);
  if (events.length > 0) return events;
  const { present, absent } = expected();
  const unannounced = [...held, ...present.keys()].find((id) => !absent.has(id));
  const found = unannounced === undefined ? null : await deps.calendar.readEvent(unannounced, signal);
  if (found && overlaps(found, window, before.timeZone))
    throw new GraphError('unexpectedReply', 'the calendar reads as empty, but an event of it is there');
  return events;
}
