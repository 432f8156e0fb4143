import type { Meeting } from '../../domain/meeting.ts';

/** Since when the door knows each meeting at its present time (E50). */
export interface Sightings {
  /** Takes in what a read showed; `isFirst` is the first whole read since the start: nobody knows since when what it shows was there. */
  look(meetings: readonly Meeting[], nowMs: number, isFirst: boolean): void;
  /** True time; null for what was there at the first look. */
  knownSinceMs(meeting: Meeting): number | null;
}

export function createSightings(): Sightings {
  let seen = new Map<string, number | null>();
  let looked: readonly Meeting[] | null = null;
  const keyOf = ({ id, startMs }: Meeting): string => `${startMs} ${id}`;
  return {
    look(meetings, nowMs, isFirst) {
      if (meetings === looked) return;
      looked = meetings;
      const sinceMs = isFirst ? null : nowMs;
      seen = new Map(
        meetings.map((meeting) => {
          const key = keyOf(meeting);
          return [key, seen.has(key) && !isFirst ? (seen.get(key) ?? null) : sinceMs];
        }),
      );
    },
    knownSinceMs: (meeting) => seen.get(keyOf(meeting)) ?? null,
  };
}
