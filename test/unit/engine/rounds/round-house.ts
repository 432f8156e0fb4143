import type { Replica } from '../../../../shared/engine/replica/replica.ts';
import { type Expectation, noExpectation } from '../../../../shared/engine/rounds/expectation.ts';
import { type RoundPlan, readRound } from '../../../../shared/engine/rounds/read-round.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const { signal } = new AbortController();
export const dayMs = 86_400_000;
export const t0 = Date.parse('2026-03-02T09:00:00Z');
export const window = { startMs: t0 - 3 * dayMs, endMs: t0 + 9 * dayMs };
export const audit = { startMs: t0 - 9 * 3_600_000, endMs: t0 + 39 * 3_600_000 };
export const timed = (id: string, startMs = t0, minutes = 30) =>
  buildEvent({ id, time: { kind: 'timed', startMs, endMs: startMs + minutes * 60_000 } });

/** Rounds on a fake calendar, at nine in the morning. */
export function createRoundHouse() {
  const calendar = createFakeCalendar({ nowMs: () => t0 });
  const waits: number[] = [];
  let onWait = (): void => {};
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    onWait();
  };
  const round = (before: Replica | null, plan: Partial<RoundPlan> = {}) =>
    readRound(
      before,
      { window, timeZone: 'UTC', audit: null, isAuditAlone: false, useDelta: true, ownWrites: () => noExpectation, ...plan },
      { calendar, nowMs: () => t0, wait },
      signal,
    );
  const after = (act: () => void) => {
    onWait = act;
  };
  return { calendar, waits, round, onWait: after };
}

export const idsOf = (replica: Replica) => replica.events.map(({ id }) => id).sort();
/** What this door wrote itself. */
export const own = (present: readonly string[], absent: readonly string[] = []): Expectation => ({
  present: new Map(present.map((id) => [id, null])),
  absent: new Set(absent),
});
