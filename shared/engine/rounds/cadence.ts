import { isOpenAt, nextOpeningMs } from '../../domain/opening-hours.ts';
import type { OpeningHours, Policy } from '../../domain/policy.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';

const SECOND_MS = 1_000;

export interface Pace {
  /** From the end of one round to the start of the next. */
  readonly roundMs: number;
  /** At most this long from one plain read to the next (E9). */
  readonly auditMs: number;
  /** A round that is an audit reads plainly and leaves delta out, as long as that shows nothing new (E86). */
  readonly isAuditAlone: boolean;
  /** When a faster pace begins, true time; null where none is foreseen. */
  readonly hurriesAtMs: number | null;
}

/** What the pace depends on beside the time. */
export interface PaceFacts {
  readonly policy: Pick<Policy, 'hours' | 'stalenessBoundMinutes'>;
  readonly timeZone: string;
  /** How long ago the engine started. */
  readonly upMs: number;
  /** The coordinator says when the room changed. */
  readonly hasPush: boolean;
}

/** Rounds come this much earlier or later than the pace, so that doors do not march in step. */
export const SPREAD = 0.05;

/** Begun so long before it is due, an audit has read when it is. */
const AUDIT_LEAD_MS = 8 * SECOND_MS;

/** Whether a round now should audit, so long after the last plain read: another one may come too late for it (E9). */
export function isAuditDue({ roundMs, auditMs, isAuditAlone }: Pace, sinceMs: number): boolean {
  return sinceMs + (isAuditAlone ? roundMs / 2 : roundMs * (1 + SPREAD)) > auditMs;
}

/** How long after the last plain read a round is due whatever the pace; only where every second round is the audit. */
export function auditDueMs({ auditMs, isAuditAlone }: Pace): number {
  return isAuditAlone ? auditMs - AUDIT_LEAD_MS : Number.POSITIVE_INFINITY;
}

const polled = { roundMs: 45 * SECOND_MS, auditMs: 5 * MINUTE_MS, isAuditAlone: false, hurriesAtMs: null } as const;
const polledWhileClosed = { ...polled, roundMs: 10 * MINUTE_MS, auditMs: 60 * MINUTE_MS } as const;

const pushedMs = 2.5 * MINUTE_MS;
const pushedWhileClosed = { ...polledWhileClosed, roundMs: 30 * MINUTE_MS, isAuditAlone: true } as const;

/** The slowest that still lets a round fail and be made again before the staleness bound. */
const insideBound = ({ stalenessBoundMinutes }: Pick<Policy, 'stalenessBoundMinutes'>, roundMs: number): number =>
  Math.max(polled.roundMs, Math.min(stalenessBoundMinutes * MINUTE_MS - 30 * SECOND_MS, roundMs));

/** A room that never closes still has nights: every round an audit, at a third of the requests, and always inside the staleness bound. */
const nightMs = 4.5 * MINUTE_MS;
const daytime: OpeningHours = { days: [1, 2, 3, 4, 5, 6, 7], opens: '07:00', closes: '19:00' };

/** Somebody has just put the door up or started it again and watches it: no night yet. */
const JUST_STARTED_MS = 15 * MINUTE_MS;

/** A door must be certain at the minute it opens, so the pace of the open hours starts a little earlier. */
const OPENING_LEAD_MS = 5 * MINUTE_MS;

/** How often to ask Graph at this instant (E11, E85, D4). */
export function paceAt(nowMs: number, { policy, timeZone, upMs, hasPush }: PaceFacts): Pace {
  const { hours } = policy;
  if (hours === null) {
    const isDay = upMs < JUST_STARTED_MS || isOpenAt(daytime, nowMs, timeZone);
    if (!isDay) return { ...polled, roundMs: insideBound(policy, nightMs) };
  } else if (!isOpenAt(hours, nowMs, timeZone) && !isOpenAt(hours, nowMs + OPENING_LEAD_MS, timeZone)) {
    const opensMs = nextOpeningMs(hours, nowMs, timeZone);
    const leadMs = opensMs === null ? null : opensMs - OPENING_LEAD_MS;
    // Hours shorter than the lead are seen only when they begin.
    const hurriesAtMs = leadMs === null || leadMs > nowMs ? leadMs : opensMs;
    return { ...(hasPush ? pushedWhileClosed : polledWhileClosed), hurriesAtMs };
  }
  if (!hasPush) return polled;
  // The days that an audit does not read are as old as the round before it, and that is younger than the audit before.
  const isAuditAlone = polled.auditMs <= policy.stalenessBoundMinutes * MINUTE_MS;
  return { ...polled, roundMs: insideBound(policy, pushedMs), isAuditAlone };
}
