import { freshnessEdges } from '../domain/freshness.ts';
import type { Policy } from '../domain/policy.ts';
import { roomStatusAt } from '../domain/room-status.ts';
import { MINUTE_MS } from '../domain/whole-minute.ts';
import { buildAdministratorView, buildIdentifyView } from './administrator-view.ts';
import { buildBookLater } from './bookable-view.ts';
import { buildCheckIn, buildReleased } from './check-in-view.ts';
import { buildDayViews } from './day-view.ts';
import type { DoorFacts } from './door-facts.ts';
import type { DoorView } from './door-view.ts';
import { buildFreshness } from './freshness-view.ts';
import { buildOffers } from './offers.ts';
import { buildStatusView } from './status-view.ts';
import { buildViewContext, type ViewContext } from './view-context.ts';

export interface BuiltView {
  /** Its `revision` is counted by whoever keeps the views. */
  readonly view: Omit<DoorView, 'revision'>;
  /** Until this instant the same facts give an equal view. At most a minute ahead, for the clock is shown. */
  readonly nextChangeMs: number;
}

/** An administrator has shown a PIN already. */
const unprotected: Policy['protect'] = { book: 'none', extend: 'none', end: 'none', checkIn: 'none' };

export function buildDoorView(facts: DoorFacts, policy: Policy, nowMs: number): BuiltView {
  const context = buildViewContext(facts, facts.administrator ? { ...policy, protect: unprotected } : policy, nowMs);
  const { labels, schedule, freshness } = context;
  const { timeZone, isClockSound } = facts;
  const awaited = facts.checkIn?.mode === 'release' ? facts.checkIn : null;
  const status = roomStatusAt({ schedule, freshness, isClockSound, policy, timeZone, awaited }, nowMs);
  const view = {
    nowMs: context.minuteMs,
    clock: { time: labels.time(nowMs), weekday: labels.weekday(nowMs), date: labels.date(nowMs) },
    language: policy.language,
    room: { name: policy.roomName ?? facts.room.displayName ?? facts.room.address, details: policy.roomDetails },
    status: buildStatusView(status, context),
    freshness: buildFreshness(context),
    days: buildDayViews(context),
    offers: buildOffers(status, context),
    pending: facts.pending,
    notice: facts.notice,
    bookLater: buildBookLater(context),
    checkIn: buildCheckIn(context),
    released: buildReleased(context),
    hasAdministrator: facts.hasAdministrator,
    administrator: buildAdministratorView(context),
    identify: buildIdentifyView(context),
  };
  return { view, nextChangeMs: nextChangeAfter(context) };
}

/** The next full minute, or what comes before it: the edge of a meeting that keeps no whole minutes, or of what can be believed. */
function nextChangeAfter({ facts, policy, nowMs, minuteMs, schedule }: ViewContext): number {
  const edges = [
    ...schedule.flatMap((meeting) => [meeting.startMs, meeting.endMs]),
    ...freshnessEdges(facts, policy, facts.timeZone, nowMs),
    ...(facts.checkIn ? [facts.checkIn.closesMs] : []),
    ...(facts.released ? [facts.released.undoUntilMs] : []),
  ];
  return Math.min(minuteMs + MINUTE_MS, ...edges.filter((ms) => ms > nowMs));
}
