import { noShowConsequence } from '../../domain/consequence.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import { buildDeclineBody } from '../../graph/event-body.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import { buildDeclineComment } from '../commands/decline-comment.ts';
import type { DeclineSeriesEntry } from '../commands/decline-series-entry.ts';
import { planRemoval } from '../commands/plan-others.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { isInTheWay } from '../journal/under-way.ts';
import type { MissedSeries } from './check-in-document.ts';
import type { CheckInsDeps } from './check-ins.ts';
import { createReleaseRecords, type ReleaseRecords } from './release-records.ts';
import type { Absence } from './serve-release.ts';

/** A release that could not be sent by then is not sent: the evidence has grown old. */
const GIVE_UP_MS = MINUTE_MS;
/** Declining a series is in no hurry. */
const SERIES_GIVE_UP_MS = 60 * MINUTE_MS;
/** What the door's window holds ahead. */
const AHEAD_MS = 8 * 24 * 60 * MINUTE_MS;

export interface Absentees extends Pick<ReleaseRecords, 'releasedAt' | 'missedSeries'> {
  /** Journals the release of what nobody came to; false while something else is under way for it, or when somebody has come. */
  release(absence: Absence): Promise<boolean>;
  settling(entry: JournalEntry, result: CommandResult): Promise<void>;
}

/** What becomes of meetings that nobody came to: declined with a word to the organiser, remembered, reported (E55, E58). */
export function createAbsentees(
  deps: Pick<CheckInsDeps, 'document' | 'journal' | 'trueClock' | 'stopwatch' | 'policy' | 'roomName' | 'newId' | 'wake' | 'log'> & {
    readonly timeZone: () => string;
  },
): Absentees {
  const { journal, trueClock, policy, log } = deps;
  const records = createReleaseRecords(deps);

  const declineSeries = async ({ masterId, misses }: MissedSeries): Promise<void> => {
    if (!policy.declineMissedSeries) return;
    if (journal.entries().some((entry) => entry.kind === 'declineSeries' && entry.masterId === masterId)) return;
    const nowMs = trueClock.nowMs();
    const comment = buildDeclineComment(deps.roomName(), { kind: 'missedSeries', misses });
    const entry: DeclineSeriesEntry = {
      kind: 'declineSeries',
      ...{ commandId: deps.newId(), madeAtMs: nowMs, giveUpMs: nowMs + SERIES_GIVE_UP_MS },
      ...{ masterId, fromMs: nowMs, untilMs: nowMs + AHEAD_MS },
      body: buildDeclineBody(comment),
      stage: 'write',
    };
    await journal.put(entry);
  };

  return {
    releasedAt: records.releasedAt,
    missedSeries: records.missedSeries,
    async release({ event, closesMs, isStillProven }) {
      const meeting = placeMeeting(event, deps.timeZone());
      const isBlocked = (): boolean => isInTheWay(journal.entries(), meeting.id, meeting);
      if (isBlocked()) return false;
      const commandId = deps.newId();
      const nowMs = trueClock.nowMs();
      await records.begin(commandId, event);
      if (isBlocked() || !isStillProven()) return false;
      const facts = { commandId, nowMs, checkedAt: deps.stopwatch.now(), roomName: deps.roomName() };
      const reason = { kind: 'noShow', minutes: Math.floor((closesMs - meeting.startMs) / MINUTE_MS) } as const; // more than the policy's where it opened late
      const entry = planRemoval('noShow', { meeting, consequence: noShowConsequence }, facts, reason);
      await journal.put({ ...entry, giveUpMs: nowMs + GIVE_UP_MS });
      log.info('releasing', { commandId, meetingId: meeting.id });
      deps.wake();
      return true;
    },
    async settling(entry, result) {
      const isDone = result.kind === 'done';
      if (entry.kind === 'book' && entry.purpose === 'undo' && isDone) await records.undone();
      if (entry.kind !== 'remove' || entry.act !== 'noShow') return;
      log.info(isDone ? 'roomReleased' : 'releaseFailed', { meetingId: entry.eventId, result: result.kind });
      const series = await records.end(entry.commandId, isDone, trueClock.nowMs());
      if (series) await declineSeries(series);
    },
  };
}
