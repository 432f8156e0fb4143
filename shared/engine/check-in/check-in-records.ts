import { blocks } from '../../domain/blocks.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { meetingKeyOf } from '../../domain/meeting-key.ts';
import type { CheckInEntry } from '../commands/check-in-entry.ts';
import type { Journal } from '../journal/journal.ts';
import { type CheckInContent, type CheckInDocument, isSameKey } from './check-in-document.ts';
import { applyVisit } from './series-misses.ts';

type CheckIn = CheckInContent['checkIns'][number];

/** Who has come, as far as this door knows: by its own record, by what it is about to write, by what other doors wrote (E51). */
export interface CheckInRecords {
  /** When somebody checked in to the meeting, true time; null when nobody did. */
  checkedInMs(meeting: Meeting): number | null;
  /** Takes down what became of a check-in; with a meeting that is gone there is nothing to keep. */
  keep(entry: CheckInEntry): Promise<void>;
  /** Takes over what a whole read shows, and forgets what is over. */
  adopt(meetings: readonly Meeting[], nowMs: number): Promise<void>;
  /** A meeting whose mark has vanished from the event, with when somebody checked in; null when there is none. */
  vanished(meetings: readonly Meeting[], nowMs: number): { readonly meeting: Meeting; readonly checkedInMs: number } | null;
}

export function createCheckInRecords({
  document,
  journal,
}: {
  document: CheckInDocument;
  journal: Pick<Journal, 'entries'>;
}): CheckInRecords {
  const recorded = (meeting: Meeting): number | null => {
    const key = meetingKeyOf(meeting);
    if (key === null) return null;
    const kept = document.get().checkIns.find((checkIn) => isSameKey(checkIn.key, key));
    if (kept) return kept.checkedInMs;
    const entry = journal.entries().find((one): one is CheckInEntry => one.kind === 'checkIn' && isSameKey(one.key, key));
    return entry?.checkedInMs ?? null;
  };

  return {
    checkedInMs: (meeting) => meeting.checkedInMs ?? recorded(meeting),
    keep: ({ key, checkedInMs, endMs, seriesMasterId }) =>
      document.change((before) => ({
        ...before,
        checkIns: [...before.checkIns.filter((one) => !isSameKey(one.key, key)), { key, checkedInMs, endMs }],
        series: applyVisit(before.series, seriesMasterId),
      })),
    adopt: (meetings, nowMs) =>
      document.change((before) => {
        const known = before.checkIns.filter(({ endMs }) => endMs > nowMs);
        const found = meetings.flatMap((meeting) => checkInOf(meeting, known, nowMs));
        const checkIns = [...known.filter(({ key }) => !found.some((one) => isSameKey(one.key, key))), ...found];
        const visited = meetings.filter((meeting) =>
          meeting.endMs > nowMs ? meeting.checkedInMs !== null : wasKept(meeting, before.series),
        );
        const series = visited.reduce((left, { seriesMasterId }) => applyVisit(left, seriesMasterId), before.series);
        const isSame = JSON.stringify([checkIns, series]) === JSON.stringify([before.checkIns, before.series]);
        return isSame ? before : { ...before, checkIns, series };
      }),
    vanished(meetings, nowMs) {
      for (const meeting of meetings) {
        const checkedInMs = recorded(meeting);
        if (checkedInMs !== null && meeting.checkedInMs === null && blocks(meeting) && meeting.endMs > nowMs)
          return { meeting, checkedInMs };
      }
      return null;
    },
  };
}

/** A meeting that was made longer is kept for longer. */
function checkInOf(meeting: Meeting, known: readonly CheckIn[], nowMs: number): readonly CheckIn[] {
  const key = meetingKeyOf(meeting);
  if (key === null || meeting.endMs <= nowMs) return [];
  const kept = known.find((one) => isSameKey(one.key, key));
  const checkedInMs = kept?.checkedInMs ?? meeting.checkedInMs;
  return checkedInMs === null ? [] : [{ key, checkedInMs, endMs: meeting.endMs }];
}

/** Over, after the last one of its series that was given up, and never given up itself: the misses are not in a row (E58). */
function wasKept(meeting: Meeting, series: CheckInContent['series']): boolean {
  const missed = series.find(({ masterId }) => masterId === meeting.seriesMasterId);
  return missed !== undefined && blocks(meeting) && meeting.startMs > missed.lastStartMs;
}
