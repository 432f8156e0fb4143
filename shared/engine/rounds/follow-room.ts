import { dayBounds } from '../../domain/day-window.ts';
import type { Policy } from '../../domain/policy.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { OwnWrites } from '../replica/own-writes.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import { paceAt } from './cadence.ts';
import { createDeltaTrust } from './delta-trust.ts';
import { nextEdgeMs } from './meeting-edge.ts';
import { type RoundOutcome, type RoundPlan, readRound } from './read-round.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { RoundReport, RoundRequests } from './round-requests.ts';
import { troubleOf } from './trouble-of.ts';
import { createWindowRoll } from './window-roll.ts';

export interface FollowRoomDeps {
  readonly calendar: Pick<RoomCalendar, 'resolveRoom' | 'readTimeZone' | 'readDeltaPage' | 'readEvents' | 'readEvent'>;
  readonly clock: Clock;
  readonly trueClock: Pick<TrueClock, 'nowMs'>;
  readonly random: () => number;
  readonly policy: Policy;
  /** From the settings; null asks the mailbox, and where that has none takes the machine's. */
  readonly configuredTimeZone: string | null;
  readonly machineTimeZone: string;
  readonly state: RoomStateHolder;
  readonly requests: RoundRequests;
  readonly ownWrites: Pick<OwnWrites, 'expected'>;
  /** Called after each whole round, before the next one starts. */
  readonly onWhole: () => Promise<void>;
  readonly log: Log;
}

/** How often a round is made again at once before it counts as failed. */
const ATTEMPTS = 4;

/** After a refusal a person may ask again this soon; sooner would keep the refusal alive (Q42). */
const DENIED_DEAF_MS = 60_000;
/** Rounds come this much earlier or later than the pace, so that doors do not march in step. */
const SPREAD = 0.05;
/** A correction of the clock that matters to a round. */
const SET_RIGHT_MS = 5_000;

const longest = (roundMs: number): number => roundMs * (1 + SPREAD);

/** Keeps the replica true until the signal aborts: one round after another, one catch, one place that waits. */
export async function followRoom(deps: FollowRoomDeps, signal: AbortSignal): Promise<void> {
  const { clock, log, requests, state } = deps;
  const trust = createDeltaTrust(clock);
  const roll = createWindowRoll(deps.random);
  let room: { readonly name: string | null; readonly timeZone: string } | null = null;
  const startedMs = clock.monotonicMs();
  let lastPlainReadMs = Number.NEGATIVE_INFINITY;
  let failures = 0;

  const meet = async () => {
    const { displayName } = await deps.calendar.resolveRoom(signal);
    const timeZone = deps.configuredTimeZone ?? (await deps.calendar.readTimeZone(signal)) ?? deps.machineTimeZone;
    return { name: displayName, timeZone };
  };

  const pace = (nowMs: number, timeZone: string) => paceAt(nowMs, deps.policy, timeZone, clock.monotonicMs() - startedMs);

  const planRound = (timeZone: string): RoundPlan => {
    const nowMs = deps.trueClock.nowMs();
    const { auditMs, roundMs } = pace(nowMs, timeZone);
    // The next round would come too late for it (E9).
    const isAuditDue = clock.monotonicMs() - lastPlainReadMs + longest(roundMs) > auditMs;
    return {
      window: roll.windowAt(nowMs, timeZone),
      timeZone,
      audit: isAuditDue ? { startMs: dayBounds(nowMs, timeZone).startMs, endMs: dayBounds(nowMs, timeZone, 1).endMs } : null,
      useDelta: trust.isTrusted(),
      ownWrites: deps.ownWrites.expected,
    };
  };

  const readOnce = async (timeZone: string): Promise<RoundOutcome> => {
    const round = { calendar: deps.calendar, nowMs: deps.trueClock.nowMs, wait: clock.sleep };
    const gapMs = (): number => deps.trueClock.nowMs() - clock.monotonicMs();
    for (let attempt = 1; ; attempt += 1) {
      const before = state.get().replica;
      const gapBeforeMs = gapMs();
      const outcome = await readRound(before, planRound(timeZone), round, signal);
      // A round that learnt the true time on its way may have read the wrong days; one that a command overtook may lack what it wrote.
      const wasSetRight = Math.abs(gapMs() - gapBeforeMs) > SET_RIGHT_MS;
      if (!wasSetRight && state.get().replica === before) return outcome;
      if (attempt === ATTEMPTS) throw new GraphError('unexpectedReply', 'the clock, or the calendar, would not hold still for a round');
    }
  };

  const runRound = async (): Promise<void> => {
    room ??= await meet();
    const outcome = await readOnce(room.timeZone);
    if (roll.adopt(outcome.replica.window, outcome.replica.timeZone)) trust.rolled();
    if (outcome.deltaLooped) trust.looped();
    else trust.whole();
    if (outcome.readPlain) lastPlainReadMs = clock.monotonicMs();
    if (outcome.drifted) log.warn('replicaDrifted');
    const { roundCount, driftCount, plainReadMs } = state.get();
    state.update({
      replica: { ...outcome.replica, roomName: room.name },
      trouble: null,
      roundCount: roundCount + 1,
      driftCount: driftCount + (outcome.drifted ? 1 : 0),
      lastRoundMs: deps.trueClock.nowMs(),
      plainReadMs: outcome.readPlain ? outcome.replica.readAtMs : plainReadMs,
    });
    failures = 0;
    await deps.onWhole();
  };

  const restAfterWhole = (): Promise<void> => {
    const nowMs = deps.trueClock.nowMs();
    const { replica } = state.get();
    const paceMs = replica ? pace(nowMs, replica.timeZone).roundMs * (1 - SPREAD + deps.random() * 2 * SPREAD) : 0;
    const edgeMs = replica ? nextEdgeMs(replica, nowMs) : null;
    return requests.wait(Math.min(paceMs, edgeMs === null ? paceMs : edgeMs - nowMs), () => true, signal);
  };

  const restAfterFailure = async (error: GraphError, report: RoundReport): Promise<void> => {
    const isDenied = error.kind === 'forbidden';
    const sinceMs = clock.monotonicMs();
    const untilMs = sinceMs + retryDelayMs(error, failures, deps.random);
    while (!signal.aborted) {
      await requests.wait(untilMs - clock.monotonicMs(), (urgency) => !isDenied || urgency === 'person', signal);
      if (!isDenied || clock.monotonicMs() >= Math.min(untilMs, sinceMs + DENIED_DEAF_MS)) return;
      requests.take()(report); // asked too soon: the same answer, without asking Graph again
    }
  };

  while (!signal.aborted) {
    const answer = requests.take();
    try {
      await runRound();
      answer({ kind: 'whole' });
      await restAfterWhole();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error; // a bug, not weather
      const report: RoundReport = { kind: 'failed', trouble: troubleOf(error.kind) };
      answer(report);
      if (signal.aborted) break;
      failures += 1;
      if (room) trust.failed(error);
      roll.failed(deps.trueClock.nowMs());
      if (error.kind === 'roomNotFound') room = null;
      log.warn('roundFailed', { kind: error.kind, code: error.facts.code, status: error.facts.status, requestId: error.facts.requestId });
      state.update({ trouble: report.trouble });
      await restAfterFailure(error, report);
    }
  }
  requests.take()({ kind: 'failed', trouble: 'offline' }); // nobody is left waiting
}
