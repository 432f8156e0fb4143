import { isOpenAt } from '../../domain/opening-hours.ts';
import type { OpeningHours, Policy } from '../../domain/policy.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';

const SECOND_MS = 1_000;

export interface Pace {
  /** From the end of one round to the start of the next. */
  readonly roundMs: number;
  /** At most this long from one plain read to the next (E9). */
  readonly auditMs: number;
}

const inHours: Pace = { roundMs: 45 * SECOND_MS, auditMs: 5 * MINUTE_MS };
const closed: Pace = { roundMs: 10 * MINUTE_MS, auditMs: 60 * MINUTE_MS };

/** A room that never closes still has nights: every round an audit, at a third of the requests, and always inside the staleness bound. */
function nightPace({ stalenessBoundMinutes }: Pick<Policy, 'stalenessBoundMinutes'>): Pace {
  const insideBoundMs = stalenessBoundMinutes * MINUTE_MS - 30 * SECOND_MS;
  return { roundMs: Math.max(inHours.roundMs, Math.min(insideBoundMs, 4.5 * MINUTE_MS)), auditMs: 5 * MINUTE_MS };
}

const daytime: OpeningHours = { days: [1, 2, 3, 4, 5, 6, 7], opens: '07:00', closes: '19:00' };

/** Somebody has just put the door up or started it again and watches it: no night yet. */
const JUST_STARTED_MS = 15 * MINUTE_MS;

/** A door must be certain at the minute it opens, so the pace of the open hours starts a little earlier. */
const OPENING_LEAD_MS = 5 * MINUTE_MS;

/** How often to ask Graph at this instant, without a coordinator's line, `upMs` after the engine started (E11, D4). */
export function paceAt(nowMs: number, policy: Pick<Policy, 'hours' | 'stalenessBoundMinutes'>, timeZone: string, upMs: number): Pace {
  if (policy.hours === null) return upMs < JUST_STARTED_MS || isOpenAt(daytime, nowMs, timeZone) ? inHours : nightPace(policy);
  const isOpen = isOpenAt(policy.hours, nowMs, timeZone) || isOpenAt(policy.hours, nowMs + OPENING_LEAD_MS, timeZone);
  return isOpen ? inHours : closed;
}
