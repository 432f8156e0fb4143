import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import { noLine, type RoomLine } from '../../shared/engine/line/room-line.ts';
import { createOwnWrites } from '../../shared/engine/replica/own-writes.ts';
import { createRoomState, type RoomState } from '../../shared/engine/room-state.ts';
import { followRoom } from '../../shared/engine/rounds/follow-room.ts';
import { heedLine } from '../../shared/engine/rounds/heed-line.ts';
import { createRoundRequests } from '../../shared/engine/rounds/round-requests.ts';
import { createTrueClock } from '../../shared/engine/true-clock.ts';
import type { GraphErrorKind } from '../../shared/graph/graph-error.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createDrivenClock } from './driven-clock.ts';
import { createFakeCalendar } from './fake-calendar.ts';

interface FollowedRoomOptions {
  readonly startMs: number;
  readonly policy?: Partial<Policy>;
  readonly random?: () => number;
  readonly line?: RoomLine;
}

/** The loop that follows a room, on a fake calendar and a driven clock; slept and told are written down. */
export function followARoom({ startMs, policy = {}, random = () => 0.5, line = noLine }: FollowedRoomOptions) {
  const clock = createDrivenClock(startMs, { pump: 5 });
  const calendar = createFakeCalendar({ nowMs: clock.nowMs });
  const slept: number[] = [];
  const told: string[] = [];
  let last: RoomState | null = null;
  const state = createRoomState({ replica: null }, () => {
    const now = state.get();
    if (now.roundCount !== last?.roundCount) told.push(now.replica?.events.map(({ id }) => id).join(' ') ?? '');
    else if (now.trouble !== last?.trouble && now.trouble) told.push(`!${now.trouble}`);
    last = now;
  });
  last = state.get();
  const requests = createRoundRequests({
    sleep(ms, signal) {
      slept.push(Math.round(ms));
      return clock.sleep(ms, signal);
    },
  });
  const trueClock = createTrueClock({ clock, lastTrueMs: null, onChange() {} });
  const life = new AbortController();
  const ownWrites = createOwnWrites(clock);
  const done = followRoom(
    {
      ...{ calendar, clock, trueClock, random, state, requests, line, ownWrites, log: silentLog },
      policy: { ...defaultPolicy, ...policy },
      configuredTimeZone: null,
      machineTimeZone: 'UTC',
      onWhole: async () => {},
    },
    life.signal,
  );
  const stopLine = heedLine(line, requests);
  const stop = async (): Promise<void> => {
    stopLine();
    life.abort();
    await done;
  };
  /** The names of the calls since the last look. */
  const askedSince = (): readonly string[] => calendar.asked.splice(0);
  return { clock, calendar, state, requests, trueClock, ownWrites, slept, told, stop, life, done, askedSince };
}

export const graphErrorKinds: readonly GraphErrorKind[] = [
  ...(['offline', 'aborted', 'throttled', 'serviceFailing', 'unexpectedReply', 'credentialRefused'] as const),
  ...(['forbidden', 'roomNotFound', 'notFound', 'cursorExpired', 'changed', 'badRequest'] as const),
];
