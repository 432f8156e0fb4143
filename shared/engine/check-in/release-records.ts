import type { CalendarEvent } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { Log } from '../../runtime/log.ts';
import type { AdministratorSituation, ReleasedMeeting } from '../../view/door-facts.ts';
import { eventAtRest } from '../replica/event-at-rest.ts';
import type { CheckInDocument, MissedSeries } from './check-in-document.ts';
import { applyMiss } from './series-misses.ts';

/** A release can be undone for this long, and never past the meeting's end. */
const UNDO_MS = 15 * MINUTE_MS;

export interface ReleaseRecordsDeps {
  readonly document: CheckInDocument;
  readonly policy: Policy;
  readonly timeZone: () => string;
  readonly log: Log;
}

/** What this door gave up, as far as its disk has to remember (E56, E58). */
export interface ReleaseRecords {
  /** Before the release is journalled: whose it is, for the offer to undo it. */
  begin(commandId: string, event: CalendarEvent): Promise<void>;
  /** The release is done, or is not to be; tells the series that this was the last straw for, if any. */
  end(commandId: string, isDone: boolean, nowMs: number): Promise<MissedSeries | null>;
  undone(): Promise<void>;
  /** Null when there is nothing to undo at that instant. */
  releasedAt(nowMs: number): ReleasedMeeting | null;
  missedSeries(): AdministratorSituation['missedSeries'];
}

export function createReleaseRecords({ document, policy, timeZone, log }: ReleaseRecordsDeps): ReleaseRecords {
  const isReported = ({ misses }: MissedSeries): boolean => misses >= policy.missesUntilReport;

  return {
    begin: (commandId, event) => document.change((before) => ({ ...before, releasing: { commandId, event: eventAtRest(event, policy) } })),
    async end(commandId, isDone, nowMs) {
      const { releasing } = document.get();
      if (releasing?.commandId !== commandId) return null;
      const { event } = releasing;
      const { startMs, endMs, seriesMasterId, subject, organizer } = placeMeeting(event, timeZone());
      await document.change((before) => {
        if (!isDone) return { ...before, releasing: null };
        const released = { event, releasedMs: nowMs, undoUntilMs: Math.min(endMs, nowMs + UNDO_MS) };
        if (seriesMasterId === null) return { ...before, releasing: null, released };
        // Masked already, as it lies on the disk.
        const miss = { masterId: seriesMasterId, startMs, title: subject, organizer: organizer?.name ?? null };
        return { ...before, releasing: null, released, series: applyMiss(before.series, miss) };
      });
      const series = document.get().series.find(({ masterId }) => isDone && masterId === seriesMasterId);
      if (!series || !isReported(series)) return null;
      log.warn('seriesMissed', { masterId: series.masterId, misses: series.misses });
      return series;
    },
    undone: () => document.change((before) => (before.released === null ? before : { ...before, released: null })),
    releasedAt(nowMs) {
      const { released } = document.get();
      if (released === null || nowMs >= released.undoUntilMs) return null;
      const { releasedMs, undoUntilMs } = released;
      return { meeting: placeMeeting(released.event, timeZone()), releasedMs, undoUntilMs };
    },
    missedSeries: () =>
      document
        .get()
        .series.filter(isReported)
        .map(({ title, organizer, misses }) => ({ title, organizer, misses })),
  };
}
