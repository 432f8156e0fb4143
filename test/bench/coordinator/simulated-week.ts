import { GraphError } from '../../../shared/graph/graph-error.ts';
import { createSubscribedRooms, DAY, HOUR } from '../../support/subscribed-rooms.ts';
import type { Figure } from '../figure.ts';

/** Of one app in one tenant, for each 20 seconds [7.1.8]. */
const LIMIT = { calls: 1_000, withinMs: 20_000 };
/** All rooms are subscribed by then; from then on every instant without a subscription counts. */
const SET_UP_MS = HOUR;

/** Subscribes that many rooms from nothing and keeps them for a week of driven time, held to Graph's limits. */
export async function measureSimulatedWeek(rooms: number): Promise<readonly Figure[]> {
  const scene = createSubscribedRooms({ rooms });
  const recent: number[] = [];
  let throttled = 0;
  scene.graph.before = ({ atMs, operation }) => {
    if (operation === 'resolve' || operation === 'token') return;
    while ((recent[0] ?? atMs) <= atMs - LIMIT.withinMs) recent.shift();
    recent.push(atMs);
    if (recent.length <= LIMIT.calls) return;
    throttled += 1;
    throw new GraphError('throttled', 'too many', { status: 429, retryAfterMs: 20_000 });
  };
  await scene.start();
  const startMs = scene.clock.nowMs();
  for (let hour = 0; hour < 7 * 24; hour += 1) await scene.clock.advance(HOUR);
  const fromMs = startMs + SET_UP_MS;
  const lives = Map.groupBy(scene.graph.lives(), ({ resource }) => resource);
  const gaps = [...lives.values()].filter((spans) => hasGap(spans, fromMs, scene.clock.nowMs())).length + rooms - lives.size;
  await scene.stop();
  const calls = scene.graph.calls.length;
  return [
    { what: `${rooms} rooms over a simulated week, rooms with a gap`, budget: 0, measured: gaps, unit: 'rooms' },
    { what: `${rooms} rooms over a simulated week, answers of 429`, budget: 0, measured: throttled, unit: 'requests' },
    { what: `${rooms} rooms over ${(7 * DAY) / DAY} days, calls about subscriptions`, budget: null, measured: calls, unit: 'requests' },
  ];
}

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

function hasGap(spans: readonly Span[], fromMs: number, untilMs: number): boolean {
  let coveredMs = fromMs;
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    if (span.fromMs <= coveredMs) coveredMs = Math.max(coveredMs, span.untilMs);
  }
  return coveredMs < untilMs;
}
