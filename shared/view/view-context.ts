import type { ChangeFacts } from '../domain/change-act.ts';
import type { FreshnessKind } from '../domain/freshness.ts';
import { freshnessAt } from '../domain/freshness.ts';
import type { Policy } from '../domain/policy.ts';
import type { Schedule } from '../domain/schedule.ts';
import { buildSchedule, findConflicts } from '../domain/schedule.ts';
import { minuteOf } from '../domain/whole-minute.ts';
import type { DoorFacts } from './door-facts.ts';
import { createLabels, type Labels } from './labels.ts';

/** What every part of the view is built from. */
export interface ViewContext {
  readonly facts: DoorFacts;
  readonly policy: Policy;
  /** The exact instant: it decides who has the room. */
  readonly nowMs: number;
  /** The minute it lies in: what is counted and printed. */
  readonly minuteMs: number;
  readonly schedule: Schedule;
  readonly conflicts: ReadonlySet<string>;
  readonly freshness: FreshnessKind;
  /** What the rules judge by, for whoever stands at this screen. `isThisDoors` is to be set for a meeting that it matters for. */
  readonly rules: ChangeFacts;
  /** False while the door does not know enough, or a command is under way: everything would be refused. */
  readonly mayAct: boolean;
  readonly labels: Labels;
}

export function buildViewContext(facts: DoorFacts, policy: Policy, nowMs: number): ViewContext {
  const { timeZone, lastWholeReadMs, isClockSound, isFromDisk, trouble } = facts;
  const schedule = buildSchedule(facts.meetings);
  const freshness = freshnessAt({ lastWholeReadMs, isClockSound, isFromDisk, hasTrouble: trouble !== null }, policy, timeZone, nowMs);
  return {
    facts,
    policy,
    nowMs,
    minuteMs: minuteOf(nowMs),
    schedule,
    conflicts: findConflicts(schedule),
    freshness,
    rules: { meetings: schedule, policy, timeZone, isAdministrator: facts.administrator !== null, isThisDoors: false },
    mayAct: (freshness === 'live' || freshness === 'delayed') && facts.pending === null,
    labels: createLabels(policy, timeZone),
  };
}
