import type { TimeWindow } from '../../domain/time-window.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import { applyPartialRead, overlaps, type Replica, sameEvents } from '../replica/replica.ts';
import { DeltaLoopError, type DeltaRound, isCursorLost, readDeltaRoundUnlooped } from './delta-round.ts';
import { type Expectation, expectationOf, joinExpectations, noExpectation } from './expectation.ts';
import { readBelievable } from './read-believable.ts';

/** Big enough to take a full round in one or two pages; only a hint to the service (Q2). */
const PAGE_SIZE = 100;

export interface RoundPlan {
  /** The window to hold from now on; another one than the replica's makes this a full round. */
  readonly window: TimeWindow;
  readonly timeZone: string;
  /** The stretch to audit, or null when none is due (E9). */
  readonly audit: TimeWindow | null;
  /** The audit comes first, and is the whole round when it shows nothing new (E86). */
  readonly isAuditAlone: boolean;
  /** False while delta is set aside (E3, E10): plain reads of the whole window carry the door. */
  readonly useDelta: boolean;
  /** What this door wrote lately and therefore must see; asked anew after each read, since a command may have come between. */
  readonly ownWrites: () => Expectation;
}

export interface RoundDeps {
  readonly calendar: Pick<RoomCalendar, 'readDeltaPage' | 'readEvents' | 'readEvent'>;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface RoundOutcome {
  readonly replica: Replica;
  /** True when a plain read was part of the round. */
  readonly readPlain: boolean;
  /** False when an audit was the whole round, or delta is set aside: nothing was learnt of whether it works. */
  readonly readDelta: boolean;
  /** True when delta brought anything, or a plain read something else than was known. */
  readonly broughtNews: boolean;
  /** True when the audit found what delta had not told. */
  readonly drifted: boolean;
  /** True when delta went round in circles and is better left alone until the next roll. */
  readonly deltaLooped: boolean;
}

/**
 * One round, whole or thrown away (E2): delta says whether anything changed, a plain read says what is (E4).
 * Touches nothing but the calendar; the caller keeps the outcome.
 * @throws GraphError
 */
export async function readRound(before: Replica | null, plan: RoundPlan, deps: RoundDeps, signal: AbortSignal): Promise<RoundOutcome> {
  const startedMs = deps.nowMs();
  const quiet = { readPlain: false, readDelta: plan.useDelta, broughtNews: false, drifted: false, deltaLooped: false };
  const known = before && sameWindow(before.window, plan.window) && before.timeZone === plan.timeZone ? before : null;
  if (known && plan.audit && plan.isAuditAlone) {
    const audited = await readAudit(plan.audit, known, plan.ownWrites, deps, signal);
    // What is new is for delta to tell as well, and drift if it does not.
    if (sameEvents(known.events, audited.events))
      return { ...quiet, replica: { ...known, readAtMs: startedMs }, readPlain: true, readDelta: false };
  }
  const delta = plan.useDelta ? await readDelta(known?.deltaUrl ?? null, plan.window, deps, signal) : null;
  const round = delta?.kind === 'round' ? delta : null;
  const base: Replica = {
    window: plan.window,
    timeZone: plan.timeZone,
    events: known?.events ?? before?.events ?? [],
    deltaUrl: round?.deltaUrl ?? null,
    readAtMs: startedMs,
    roomName: before?.roomName ?? null,
  };
  const isQuiet = round !== null && !round.isFull && round.changes.length === 0;
  const told = round ? expectationOf(round.changes, plan.window, base.events) : noExpectation;
  const expected = (): Expectation => joinExpectations(told, plan.ownWrites());

  if (!isQuiet) {
    const events = await readBelievable(plan.window, base, expected, deps, signal);
    const broughtNews = round !== null || !sameEvents(base.events, events);
    return { ...quiet, replica: { ...base, events }, readPlain: true, broughtNews, deltaLooped: delta?.kind === 'looped' };
  }
  if (!plan.audit) return { ...quiet, replica: base };
  const audited = await readAudit(plan.audit, base, expected, deps, signal);
  const drifted = !sameEvents(base.events, audited.events);
  return { ...quiet, replica: audited, readPlain: true, broughtNews: drifted, drifted };
}

async function readAudit(
  audit: TimeWindow,
  base: Replica,
  expected: () => Expectation,
  deps: RoundDeps,
  signal: AbortSignal,
): Promise<Replica> {
  const events = await readBelievable(audit, base, () => within(audit, expected(), base), deps, signal);
  return applyPartialRead(base, audit, events);
}

type DeltaOutcome = ({ readonly kind: 'round'; readonly isFull: boolean } & DeltaRound) | { readonly kind: 'looped' };

/** The round from the cursor, or from the window's start when there is none or it is lost (E7). */
async function readDelta(deltaUrl: string | null, window: TimeWindow, deps: RoundDeps, signal: AbortSignal): Promise<DeltaOutcome> {
  const read = deps.calendar.readDeltaPage;
  try {
    if (deltaUrl !== null) {
      try {
        const round = await readDeltaRoundUnlooped(read, { kind: 'link', url: deltaUrl, pageSize: PAGE_SIZE }, signal);
        return { kind: 'round', isFull: false, ...round };
      } catch (error) {
        if (!isCursorLost(error)) throw error;
      }
    }
    const round = await readDeltaRoundUnlooped(read, { kind: 'window', window, pageSize: PAGE_SIZE }, signal);
    return { kind: 'round', isFull: true, ...round };
  } catch (error) {
    if (error instanceof DeltaLoopError) return { kind: 'looped' };
    throw error;
  }
}

/** An audit reads two days only: what lies elsewhere, or is not known to lie within, cannot be asked of it. */
function within(part: TimeWindow, expected: Expectation, base: Replica): Expectation {
  const inPart = new Set(base.events.filter((event) => overlaps(event, part, base.timeZone)).map((event) => event.id));
  return { present: new Map([...expected.present].filter(([id]) => inPart.has(id))), absent: expected.absent };
}

function sameWindow(one: TimeWindow, other: TimeWindow): boolean {
  return one.startMs === other.startMs && one.endMs === other.endMs;
}
