import type { CalendarEvent } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { DeltaChange } from '../../graph/room-calendar.ts';

/** What a plain read must show to be newer than what is already known (E5). */
export interface Expectation {
  /**
   * Ids that must be there, each with the change key that would give away an older copy; null where the id alone counts.
   * Change keys have no order: a copy is known to be older only by the very key it had before.
   */
  readonly present: ReadonlyMap<string, string | null>;
  readonly absent: ReadonlySet<string>;
}

export const noExpectation: Expectation = { present: new Map(), absent: new Set() };

/** From a whole delta round: the last word on an id wins [1.2.10]. What carries no extent, or lies at the window's rim, binds nothing. */
export function expectationOf(changes: readonly DeltaChange[], window: TimeWindow, before: readonly CalendarEvent[]): Expectation {
  const keyBefore = new Map(before.map((event) => [event.id, event.changeKey]));
  const present = new Map<string, string | null>();
  const absent = new Set<string>();
  for (const change of changes) {
    present.delete(change.id);
    absent.delete(change.id);
    if (change.kind === 'removed') absent.add(change.id);
    else if (!change.isSeriesMaster && change.extent && liesWithin(change.extent, window)) {
      const oldKey = keyBefore.get(change.id) ?? null;
      const isNewKey = change.changeKey !== null && change.changeKey !== oldKey; // a stub may come without one [1.2.12]
      present.set(change.id, isNewKey ? oldKey : null);
    }
  }
  return { present, absent };
}

/** True when the read is older than the expectation. */
export function lacks(read: readonly CalendarEvent[], expected: Expectation): boolean {
  const keyRead = new Map(read.map((event) => [event.id, event.changeKey]));
  for (const id of expected.absent) if (keyRead.has(id)) return true;
  for (const [id, oldKey] of expected.present) {
    if (!keyRead.has(id)) return true;
    if (oldKey !== null && keyRead.get(id) === oldKey) return true;
  }
  return false;
}

/** What either knows to be gone is not waited for on the other's word. */
export function joinExpectations(one: Expectation, other: Expectation): Expectation {
  const absent = new Set([...one.absent, ...other.absent]);
  const present = new Map([...one.present, ...other.present].filter(([id]) => !absent.has(id)));
  return { present, absent };
}

/** The window's rim is a margin for all-day matching [1.1.10]: what only touches it may be missing from a plain read. */
function liesWithin(extent: TimeWindow, window: TimeWindow): boolean {
  const marginMs = 86_400_000;
  return extent.startMs < window.endMs - marginMs && extent.endMs > window.startMs + marginMs;
}
