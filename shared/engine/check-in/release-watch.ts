import type { OpenWindow } from '../../domain/check-in.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { LOOK_GAP_MS, type ReleaseEvidence } from '../../domain/release-evidence.ts';
import type { Clock } from '../../runtime/clock.ts';

/** What the door sees at one look; null for a moment at which it does not know the room: stale data, a clock that cannot be trusted. */
interface Sight {
  readonly nowMs: number;
  readonly open: OpenWindow | null;
}

/** Collects the evidence for one window after another, from what really happened (E52). */
export interface ReleaseWatch {
  look(sight: Sight | null, isClockSound: boolean): void;
  painted(meetingId: string): void;
  read(): void;
  slept(): void;
  attempted(meetingId: string): void;
  /** A window that closed at least `agoMs` ago and was not dropped, with all but the last read and this door's own record; null when there is none. */
  closed(nowMs: number, agoMs: number): ClosedWindow | null;
  /** When the next of the windows closes, or did; null when there is none. */
  nextCloseMs(): number | null;
  drop(meetingId: string): void;
}

export interface ClosedWindow {
  readonly meeting: Meeting;
  readonly closesMs: number;
  readonly evidence: Omit<ReleaseEvidence, 'lastRead' | 'isCheckedIn'>;
}

interface Watched {
  readonly open: OpenWindow;
  readonly openedAtMs: number;
  readonly openedMonotonicMs: number;
  readonly openedInSight: boolean;
  readonly paintedAtMs: number[];
  wasClockSound: boolean;
  hasSlept: boolean;
  attempts: number;
  lookedMonotonicMs: number;
  longestLookGapMs: number;
}

export function createReleaseWatch(clock: Pick<Clock, 'monotonicMs'>): ReleaseWatch {
  const startedMs = clock.monotonicMs();
  const windows = new Map<string, Watched>();
  let readsMs: number[] = [];
  /** The look before, if the door knew the room then. */
  let sawMonotonicMs: number | null = null;

  const begin = (open: OpenWindow, nowMs: number): Watched => ({
    open,
    openedAtMs: nowMs,
    openedMonotonicMs: clock.monotonicMs(),
    openedInSight: sawMonotonicMs !== null && clock.monotonicMs() - sawMonotonicMs <= LOOK_GAP_MS,
    paintedAtMs: [],
    wasClockSound: true,
    hasSlept: false,
    attempts: 0,
    lookedMonotonicMs: clock.monotonicMs(),
    longestLookGapMs: 0,
  });

  const note = (watched: Watched, isClockSound: boolean): void => {
    const monotonicMs = clock.monotonicMs();
    watched.longestLookGapMs = Math.max(watched.longestLookGapMs, monotonicMs - watched.lookedMonotonicMs);
    watched.lookedMonotonicMs = monotonicMs;
    watched.wasClockSound &&= isClockSound;
  };

  return {
    look(sight, isClockSound) {
      for (const watched of windows.values()) note(watched, isClockSound);
      if (sight?.open) {
        const { id } = sight.open.meeting;
        if (!isSame(windows.get(id)?.open ?? null, sight.open)) windows.set(id, begin(sight.open, sight.nowMs));
      }
      sawMonotonicMs = sight === null ? null : clock.monotonicMs();
    },
    painted(meetingId) {
      windows.get(meetingId)?.paintedAtMs.push(clock.monotonicMs());
    },
    read() {
      readsMs = [...readsMs.filter((ms) => ms >= clock.monotonicMs() - KEPT_MS), clock.monotonicMs()];
    },
    slept() {
      for (const watched of windows.values()) watched.hasSlept = true;
      sawMonotonicMs = null;
    },
    attempted(meetingId) {
      const watched = windows.get(meetingId);
      if (watched) watched.attempts += 1;
    },
    nextCloseMs: () => (windows.size === 0 ? null : Math.min(...[...windows.values()].map(({ open }) => open.closesMs))),
    closed(nowMs, agoMs) {
      const watched = [...windows.values()].find(({ open }) => nowMs >= open.closesMs + agoMs);
      if (!watched) return null;
      const { open, openedMonotonicMs, openedAtMs, openedInSight, wasClockSound, hasSlept, attempts, longestLookGapMs } = watched;
      const sinceOpening = (ms: number): number => ms - openedMonotonicMs;
      const { opensMs, closesMs, meeting } = open;
      const afterCloseMs = nowMs - closesMs;
      return {
        meeting,
        closesMs,
        evidence: {
          window: { opensMs, closesMs, nowMs },
          meeting: { startMs: meeting.startMs, endMs: meeting.endMs },
          watched: { monotonicMs: sinceOpening(clock.monotonicMs()) - afterCloseMs, trueMs: closesMs - openedAtMs },
          upBeforeMs: openedMonotonicMs - startedMs,
          paintedAtMs: watched.paintedAtMs.map(sinceOpening),
          readAtMs: readsMs.map(sinceOpening),
          ...{ openedInSight, wasClockSound, hasSlept, attempts, longestLookGapMs },
        },
      };
    },
    drop: (meetingId) => void windows.delete(meetingId),
  };
}

/** Longer than any window together with any staleness bound. */
const KEPT_MS = 4 * 3_600_000;

function isSame(one: OpenWindow | null, other: OpenWindow): boolean {
  return (
    one !== null && one.meeting.id === other.meeting.id && one.meeting.startMs === other.meeting.startMs && one.closesMs === other.closesMs
  );
}
