import { ActRefusal } from '../../../shared/simulator/acts/act-refusal.ts';
import type { MeetingActs } from '../../../shared/simulator/acts/meeting-acts.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { AURORA } from '../house.ts';
import type { BookingHistory } from './booking-history.ts';
import { createRoomTimeline, type RoomTimeline } from './room-timeline.ts';

/** The room in Exchange, and everything about it that no door decides: lag, the booking attendant, people in Outlook. */
export interface ModelRoom {
  readonly roomId: string;
  readonly timeline: RoomTimeline;
  /** Lets one request after the other through, so that each sees the calendar as it was at one instant. */
  answer(by: string, request: () => Promise<Response>): Promise<Response>;
  /** Somebody acts in Outlook; what cannot be done is not done. */
  inOutlook(act: (acts: MeetingActs) => void): void;
  /** Nothing waits for the attendant. */
  isQuiet(): boolean;
  /** From now on every write is seen at once. */
  endLag(): void;
}

export interface ModelRoomDeps {
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly history: Pick<BookingHistory, 'lagsMs' | 'attendantMs' | 'honoursIfMatch'>;
}

export function createModelRoom({ tenant, acts, history }: ModelRoomDeps): ModelRoom {
  const { lagsMs, attendantMs } = history;
  const { clock, attendant, faults } = tenant;
  const roomId = tenant.directory.room(AURORA)?.id ?? '';
  const timeline = createRoomTimeline();
  tenant.switches.change({ checksIfMatch: history.honoursIfMatch });
  tenant.attendantSettings.change({ mode: 'manual', minMs: 0, maxMs: 0 });

  timeline.note(clock.nowMs() - 3_600_000, 'long ago', tenant.mailbox(roomId).stored(), 0);

  let hasLag = true;
  let changes = 0;
  let lagId: string | null = null;
  /** What anybody does gets a lag of its own, and is written down. */
  const noting = async <T>(by: string, act: () => T | Promise<T>): Promise<T> => {
    const lagMs = hasLag ? (lagsMs[changes % lagsMs.length] ?? 0) : 0;
    if (lagId !== null) faults.remove(lagId);
    const effect = { kind: 'replicationLag', minMs: lagMs, maxMs: lagMs } as const;
    lagId = lagMs === 0 ? null : faults.add({ effect, match: { mailbox: AURORA } }).id;
    try {
      return await act();
    } finally {
      if (timeline.note(clock.nowMs(), by, tenant.mailbox(roomId).stored(), lagMs)) changes += 1;
      void attend();
    }
  };

  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work);
    line = done.catch(() => {});
    return done;
  };

  let isAttending = false;
  let steps = 0;
  /** The booking attendant is an actor of its own: one step at a time, and a rest before each. */
  const attend = async (): Promise<void> => {
    if (isAttending) return;
    isAttending = true;
    while (attendant.pendingCount > 0) {
      await clock.sleep(attendantMs[steps % attendantMs.length] ?? 0);
      steps += 1;
      await inTurn(() => noting('the attendant', () => attendant.step()));
    }
    isAttending = false;
  };

  return {
    roomId,
    timeline,
    answer: (by, request) => inTurn(() => noting(by, request)),
    inOutlook(act) {
      void inTurn(() => noting('Outlook', () => act(acts))).catch((error: unknown) => {
        if (!(error instanceof ActRefusal)) throw error;
      });
    },
    isQuiet: () => attendant.pendingCount === 0 && !isAttending,
    endLag() {
      hasLag = false;
    },
  };
}
