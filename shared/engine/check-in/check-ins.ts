import { openCheckInAt } from '../../domain/check-in.ts';
import { freshnessAt } from '../../domain/freshness.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { buildSchedule } from '../../domain/schedule.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { DoorFacts, StaffFacts } from '../../view/door-facts.ts';
import type { DoorView } from '../../view/door-view.ts';
import { buildCheckInEntry } from '../commands/plan-check-in.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Stopwatch } from '../journal/moment.ts';
import { isInTheWay } from '../journal/under-way.ts';
import type { TrueClock } from '../true-clock.ts';
import { createAbsentees } from './absentees.ts';
import type { CheckInDocument } from './check-in-document.ts';
import { createCheckInRecords } from './check-in-records.ts';
import { createPlaceClaims, type PlaceClaimsDeps } from './place-claims.ts';
import { createReleaseWatch } from './release-watch.ts';
import { serveRelease } from './serve-release.ts';
import { createShownCheckIns } from './shown-check-ins.ts';
import { createSightings } from './sightings.ts';

type RoomFacts = Omit<DoorFacts, keyof StaffFacts>;

export interface CheckInsDeps {
  readonly document: CheckInDocument;
  readonly calendar: Pick<RoomCalendar, 'readEvent'> & PlaceClaimsDeps['calendar'];
  readonly journal: Pick<Journal, 'entries' | 'put'>;
  readonly clock: Clock;
  readonly stopwatch: Pick<Stopwatch, 'now'>;
  readonly trueClock: Pick<TrueClock, 'nowMs' | 'isSound' | 'look'>;
  readonly policy: Policy;
  /** What the engine knows now, without check-ins. */
  readonly facts: () => RoomFacts;
  readonly roomName: () => string;
  readonly newId: () => string;
  /** Wakes the journal's loop. */
  readonly wake: () => void;
  readonly onChange: () => void;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** A mark that could not be written again is not tried for so long: a refusal would be kept alive (Q42). */
const REWRITE_REST_MS = 30 * 60_000;

export type CheckIns = ReturnType<typeof createCheckIns>;

/** Check-in and release at one door (D8): what is known, what is shown, and who is given up. */
export function createCheckIns(deps: CheckInsDeps) {
  const { document, journal, clock, trueClock, policy, log } = deps;
  const timeZone = (): string => deps.facts().timeZone;
  const records = createCheckInRecords({ document, journal });
  const absentees = createAbsentees({ ...deps, timeZone });
  const places = createPlaceClaims(deps);
  const sightings = createSightings();
  const shown = createShownCheckIns(clock);
  const watch = createReleaseWatch(clock);
  let hasReadWhole = false;
  let mayRewriteMs = Number.NEGATIVE_INFINITY;

  const withCheckIns = (meetings: readonly Meeting[]): readonly Meeting[] =>
    meetings.map((meeting) => {
      const checkedInMs = records.checkedInMs(meeting);
      return checkedInMs === meeting.checkedInMs ? meeting : { ...meeting, checkedInMs };
    });

  const factsAt = (nowMs: number): RoomFacts => {
    const plain = deps.facts();
    if (policy.checkIn === 'off') return plain;
    sightings.look(plain.meetings, nowMs, !hasReadWhole);
    hasReadWhole ||= !plain.isFromDisk;
    const facts = { ...plain, meetings: withCheckIns(plain.meetings), released: absentees.releasedAt(nowMs) };
    const freshness = freshnessAt({ ...facts, hasTrouble: facts.trouble !== null }, policy, facts.timeZone, nowMs);
    if (freshness === 'stale' || freshness === 'never') return facts;
    const open = openCheckInAt(buildSchedule(facts.meetings), sightings.knownSinceMs, policy, nowMs);
    return open ? { ...facts, checkIn: { meetingId: open.meeting.id, mode: policy.checkIn, closesMs: open.closesMs } } : facts;
  };

  /** What the door sees right now, taken down as evidence. */
  const look = (): void => {
    if (policy.checkIn !== 'release') return;
    trueClock.look();
    const nowMs = trueClock.nowMs();
    const facts = factsAt(nowMs);
    const freshness = freshnessAt({ ...facts, hasTrouble: facts.trouble !== null }, policy, facts.timeZone, nowMs);
    const isSeeing = freshness === 'live' || freshness === 'delayed';
    const open = openCheckInAt(buildSchedule(facts.meetings), sightings.knownSinceMs, policy, nowMs);
    watch.look(isSeeing ? { nowMs, open } : null, trueClock.isSound());
  };

  const rewrite = async (meetings: readonly Meeting[], nowMs: number): Promise<void> => {
    const gone = records.vanished(meetings, nowMs);
    if (!gone || clock.monotonicMs() < mayRewriteMs || isInTheWay(journal.entries(), gone.meeting.id, gone.meeting)) return;
    const entry = buildCheckInEntry(gone.meeting, { commandId: deps.newId(), nowMs, checkedInMs: gone.checkedInMs, isRewrite: true });
    if (entry) await journal.put(entry);
    log.info('checkInRewritten', { meetingId: gone.meeting.id });
  };

  return {
    factsAt,
    look,
    missedSeries: absentees.missedSeries,
    /** What a plan has to know. */
    knowledge: () => ({
      checkIns: { isCheckedIn: (meeting: Meeting) => records.checkedInMs(meeting) !== null, knownSinceMs: sightings.knownSinceMs },
      released: absentees.releasedAt(trueClock.nowMs()),
    }),
    note: (view: DoorView) => shown.note(view),
    /** Who asks anything of a meeting is there, whatever comes of it: a wrong PIN as well (E52). */
    asked(command: DoorCommand): void {
      if ('meetingId' in command && command.meetingId !== undefined) watch.attempted(command.meetingId);
    },
    /** Answers what a screen says of itself; any other command is the desk's, and null. */
    serveScreen(command: DoorCommand): Promise<CommandResult> | null {
      if (command.kind !== 'painted') return null;
      const meetingId = shown.shownBy(command.revision);
      if (meetingId !== null) watch.painted(meetingId);
      return Promise.resolve({ kind: 'done', done: { kind: 'noted' } });
    },
    slept: () => watch.slept(),
    /** A whole read has come. */
    async read(events: readonly CalendarEvent[]): Promise<void> {
      if (policy.checkIn === 'off') return;
      watch.read();
      const nowMs = trueClock.nowMs();
      const meetings = events.map((event) => placeMeeting(event, timeZone()));
      try {
        await records.adopt(meetings, nowMs);
        await rewrite(meetings, nowMs);
      } catch (cause) {
        log.error('checkInsNotSaved', { cause });
      }
    },
    /** What became of an entry, before the journal forgets it. Never rejects. */
    async settling(entry: JournalEntry, result: CommandResult): Promise<void> {
      try {
        if (entry.kind === 'checkIn' && result.kind === 'done') await records.keep(entry);
        if (entry.kind === 'checkIn' && entry.isRewrite && result.kind !== 'done') mayRewriteMs = clock.monotonicMs() + REWRITE_REST_MS;
        await absentees.settling(entry, result);
      } catch (cause) {
        log.error('checkInsNotSaved', { commandId: entry.commandId, cause });
      }
      deps.onChange();
    },
    /** An entry is off the disk. */
    settled(entry: JournalEntry, result: CommandResult): void {
      if (entry.kind === 'checkIn' && !entry.isRewrite && result.kind === 'done') places.claim(entry.key.iCalUId);
    },
    serve: (signal: AbortSignal): Promise<void> =>
      policy.checkIn !== 'release'
        ? Promise.resolve()
        : serveRelease(
            {
              ...{ watch, clock, look, policy, log },
              calendar: deps.calendar,
              nowMs: trueClock.nowMs,
              isCheckedIn: ({ meeting }) => records.checkedInMs(meeting) !== null,
              release: absentees.release,
            },
            signal,
          ),
  };
}
