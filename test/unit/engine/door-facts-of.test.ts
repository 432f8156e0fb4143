import { expect, test } from 'vitest';
import { createFactsOf } from '../../../shared/engine/door-facts-of.ts';
import type { RoomState } from '../../../shared/engine/room-state.ts';

const minuteMs = 60_000;
const readAtMs = 100 * minuteMs;
const replica = { window: { startMs: 0, endMs: 1 }, timeZone: 'UTC', events: [], deltaUrl: null, readAtMs, roomName: null };
const whole: RoomState = {
  replica,
  trouble: null,
  pending: null,
  notice: null,
  roundCount: 3,
  driftCount: 0,
  lastRoundMs: readAtMs,
  plainReadMs: readAtMs - 4 * minuteMs,
};

test.each<{ change: Partial<RoomState>; certainMs: number | null; because: string }>([
  { change: {}, certainMs: readAtMs, because: 'a silent delta round counts while audits follow' },
  { change: { trouble: 'offline' }, certainMs: readAtMs - 4 * minuteMs, because: 'no audit can prove it wrong any more' },
  { change: { trouble: 'offline', plainReadMs: null }, certainMs: readAtMs, because: 'nothing was read since the start: the disk’s word' },
  { change: { trouble: 'offline', replica: null, plainReadMs: null }, certainMs: null, because: 'nothing is known at all' },
])('E9 $change is as old as $certainMs: $because', ({ change, certainMs }) => {
  const factsOf = createFactsOf('room', () => 'UTC', { isMadeHere: () => false, canFindRooms: false });
  expect(factsOf({ ...whole, ...change }, true).lastWholeReadMs).toBe(certainMs);
});
