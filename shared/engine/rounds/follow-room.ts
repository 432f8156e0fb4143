import { dayBounds } from '../../domain/day-window.ts';
import type { Policy } from '../../domain/policy.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import { troubleOf } from '../../graph/trouble-of.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { RoomLine } from '../line/room-line.ts';
import type { OwnWrites } from '../replica/own-writes.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import { isAuditDue, type Pace, paceAt } from './cadence.ts';
import { createDeltaTrust } from './delta-trust.ts';
import { nextEdgeMs } from './meeting-edge.ts';
import type { RoundPlan } from './read-round.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { restAfterFailure } from './rest-after-failure.ts';
import { restAfterWhole } from './rest-after-whole.ts';
import type { RoundReport, RoundRequests } from './round-requests.ts';
import { applyRound, nothingMissing } from './second-look.ts';
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
  readonly line: Pick<RoomLine, 'state'>;
  readonly ownWrites: Pick<OwnWrites, 'expected'>;
  /** Called after each whole round, before the next one starts. */
  readonly onWhole: () => Promise<void>;
  readonly log: Log;
}

/** Keeps the replica true until the signal aborts: one round after another, one catch, one place that waits. */
export async function followRoom(deps: FollowRoomDeps, signal: AbortSignal): Promise<void> {
  const { clock, log, requests, state } = deps;
  const trust = createDeltaTrust(clock);
  const roll = createWindowRoll(deps.random);
  let room: { readonly name: string | null; readonly timeZone: string } | null = null;
  const startedMs = clock.monotonicMs();
  let lastPlainReadMs = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let isHinted = false;
  let secondLook = nothingMissing;

  const meet = async () => {
    const { displayName } = await deps.calendar.resolveRoom(signal);
    const timeZone = deps.configuredTimeZone ?? (await deps.calendar.readTimeZone(signal)) ?? deps.machineTimeZone;
    return { name: displayName, timeZone };
  };

  const pace = (timeZone: string): Pace =>
    paceAt(deps.trueClock.nowMs(), {
      policy: deps.policy,
      timeZone,
      upMs: clock.monotonicMs() - startedMs,
      hasPush: deps.line.state() === 'push',
    });

  const planRound = (timeZone: string, isRoutine: boolean): RoundPlan => {
    const nowMs = deps.trueClock.nowMs();
    const now = pace(timeZone);
    return {
      window: roll.windowAt(nowMs, timeZone),
      timeZone,
      audit: isAuditDue(now, clock.monotonicMs() - lastPlainReadMs)
        ? { startMs: dayBounds(nowMs, timeZone).startMs, endMs: dayBounds(nowMs, timeZone, 1).endMs }
        : null,
      isAuditAlone: now.isAuditAlone && isRoutine,
      useDelta: trust.isTrusted(),
      ownWrites: deps.ownWrites.expected,
    };
  };

  const runRound = async (isRoutine: boolean): Promise<string> => {
    room ??= await meet();
    const { timeZone } = room;
    const outcome = await readUndisturbed(deps, () => planRound(timeZone, isRoutine), signal);
    if (roll.adopt(outcome.replica.window, outcome.replica.timeZone)) trust.rolled();
    if (outcome.deltaLooped) trust.looped();
    else if (outcome.readDelta) trust.whole();
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
    secondLook = applyRound(secondLook, { endedMs: clock.monotonicMs(), isHinted, broughtNews: outcome.broughtNews });
    isHinted = false;
    await deps.onWhole();
    return timeZone;
  };

  const rest = (timeZone: string): Promise<void> => {
    const { replica } = state.get();
    const edgeMs = replica && nextEdgeMs(replica, deps.trueClock.nowMs());
    const { random, trueClock } = deps;
    const times = { clock, random, requests, trueNowMs: trueClock.nowMs, pace: () => pace(timeZone) };
    return restAfterWhole(times, { edgeMs, lookAgainMs: secondLook.dueMs, plainReadMs: lastPlainReadMs }, signal);
  };

  while (!signal.aborted) {
    isHinted ||= requests.isAsked((urgency) => urgency === 'hint');
    const isLook = secondLook.dueMs !== null && secondLook.dueMs <= clock.monotonicMs();
    const isRoutine = !isHinted && !isLook && !requests.isAsked(() => true);
    const answer = requests.take();
    try {
      const timeZone = await runRound(isRoutine);
      answer({ kind: 'whole' });
      await rest(timeZone);
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
      await restAfterFailure(deps, { error, failures, report }, signal);
    }
  }
  requests.take()({ kind: 'failed', trouble: 'offline' }); // nobody is left waiting
}
