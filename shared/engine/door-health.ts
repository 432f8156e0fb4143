import type { LineState } from '../domain/line-state.ts';
import type { DoorView } from '../view/door-view.ts';
import type { DoorHealth } from './door-engine.ts';
import type { RoomState } from './room-state.ts';

export function buildHealth(view: DoorView, state: RoomState, graphRequests: number, line: LineState, version: string): DoorHealth {
  const { kind, trouble } = view.freshness;
  return {
    status: kind === 'live' ? 'ok' : 'degraded',
    freshness: kind,
    trouble,
    lastRoundAt: state.lastRoundMs === null ? null : new Date(state.lastRoundMs).toISOString(),
    roundCount: state.roundCount,
    graphRequests,
    driftCount: state.driftCount,
    line,
    version,
  };
}
