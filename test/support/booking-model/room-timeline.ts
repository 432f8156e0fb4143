import { blocksTime, type CalendarItem } from '../../../shared/simulator/tenant/calendar-item.ts';

/** One event of the room as Exchange stores it. */
export interface StoredEvent {
  readonly key: number;
  readonly uid: string;
  /** The command that made it; null where no door did. */
  readonly commandId: string | null;
  /** What the door's mark says is settled; null without a mark. */
  readonly settled: { readonly startMs: number; readonly endMs: number } | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly blocks: boolean;
  /** The attendant has not decided yet. */
  readonly isUndecided: boolean;
}

/** The calendar from this instant on, until the next state. */
export interface RoomMoment {
  readonly atMs: number;
  /** Who changed it: `door 1`, `Outlook`, `the attendant`. */
  readonly by: string;
  readonly events: ReadonlyMap<number, StoredEvent>;
  /** When the last change of each event is seen by everybody. */
  readonly seenMs: ReadonlyMap<number, number>;
}

/** All that Exchange ever stored for the room, oldest first. An independent witness: no word of a door's goes into it. */
export interface RoomTimeline {
  readonly moments: readonly RoomMoment[];
  /** Writes down what changed, if anything did; `lagMs` is how long such a change stays unseen. */
  note(atMs: number, by: string, items: readonly CalendarItem[], lagMs: number): boolean;
}

const propertyOf = ({ content }: CalendarItem, name: string): string | null =>
  content.extendedProperties.find(({ id }) => id.endsWith(`Name ${name}`))?.value ?? null;

function settledIn(item: CalendarItem): StoredEvent['settled'] {
  const state = propertyOf(item, 'LintelState');
  if (state === null) return null;
  return (JSON.parse(state) as { readonly settled?: StoredEvent['settled'] }).settled ?? null;
}

function storedEvent(item: CalendarItem): StoredEvent {
  const { content } = item;
  return {
    key: item.key,
    uid: item.iCalUId,
    commandId: propertyOf(item, 'LintelClaim'),
    settled: settledIn(item),
    startMs: content.startMs,
    endMs: content.endMs,
    blocks: blocksTime(content),
    isUndecided: !item.isOrganizer && content.response !== 'accepted',
  };
}

export function createRoomTimeline(): RoomTimeline {
  const moments: RoomMoment[] = [];
  let known: ReadonlyMap<number, CalendarItem> = new Map();
  return {
    moments,
    note(atMs, by, items, lagMs) {
      const now = new Map(items.map((item) => [item.key, item]));
      const changed = [...new Set([...now.keys(), ...known.keys()])].filter((key) => now.get(key) !== known.get(key));
      known = now;
      if (changed.length === 0) return false;
      const before = moments.at(-1)?.seenMs ?? new Map<number, number>();
      const seenMs = new Map(before);
      for (const key of changed) seenMs.set(key, Math.max(atMs + lagMs, before.get(key) ?? 0));
      moments.push({ atMs, by, events: new Map([...now].map(([key, item]) => [key, storedEvent(item)])), seenMs });
      return true;
    },
  };
}
