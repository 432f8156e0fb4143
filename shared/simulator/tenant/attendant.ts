import { createAgenda } from './agenda.ts';
import type { Directory, Room } from './directory.ts';
import type { MeetingMail } from './post-office.ts';
import type { RewriteStep } from './rewrite-words.ts';
import type { RoomDesk } from './room-desk.ts';
import type { Setting } from './setting.ts';

export interface AttendantSettings {
  /** `manual`: it moves only when stepped. */
  readonly mode: 'auto' | 'manual';
  /** How long each of its actions takes: somewhere between these. */
  readonly minMs: number;
  readonly maxMs: number;
}

/** The booking attendant of all rooms: takes in what was mailed to a room, one action at a time (facts 4.1, 4.2; section 12.5). */
export interface Attendant {
  receive(room: Room, mail: MeetingMail): void;
  /** Does all that is due. */
  runDue(nowMs: number): void;
  /** Does its next action, due or not; false when it has nothing to do. */
  step(): boolean;
  readonly pendingCount: number;
  /** Null when it has nothing to do or waits to be stepped. */
  nextDueMs(): number | null;
}

export interface AttendantDeps {
  readonly settings: Setting<AttendantSettings>;
  readonly directory: Directory;
  readonly desk: RoomDesk;
  nowMs(): number;
  random(): number;
  onWork(): void;
}

export function createAttendant({ settings, directory, desk, nowMs, random, onWork }: AttendantDeps): Attendant {
  const agenda = createAgenda(onWork);
  /** The last action planned for a room, so that its mail is taken in the order it came. */
  const lastDueMs = new Map<string, number>();

  /** `fromMs`: when it could begin. Work caught up with late keeps the times it would have had. */
  const plan = (roomId: string, fromMs: number, act: (room: Room, doneMs: number) => void): void => {
    const { minMs, maxMs } = settings.current;
    const dueMs = Math.max(fromMs + minMs + random() * (maxMs - minMs), lastDueMs.get(roomId) ?? 0);
    lastDueMs.set(roomId, dueMs);
    agenda.add(dueMs, () => {
      const room = directory.room(roomId);
      if (room && room.settings.automateProcessing !== 'none') act(room, Math.min(dueMs, nowMs()));
    });
  };

  /** Q24: one step after the other, as slowly as everything else. */
  const rewriteOn = (room: Room, mail: MeetingMail, [step, ...rest]: readonly RewriteStep[], fromMs: number): void => {
    if (step === undefined) return;
    plan(room.id, fromMs, (today, doneMs) => {
      desk.rewrite(today, mail, step);
      rewriteOn(today, mail, rest, doneMs);
    });
  };

  const takeIn = (room: Room, mail: MeetingMail, doneMs: number): void => {
    if (room.settings.addNewRequestsTentatively) desk.putTentatively(room, mail);
    if (room.settings.automateProcessing === 'autoAccept')
      plan(room.id, doneMs, (today, decidedMs) => rewriteOn(today, mail, desk.decide(today, mail), decidedMs));
  };

  return {
    receive({ id }, mail) {
      plan(id, nowMs(), (room, doneMs) => (mail.kind === 'request' ? takeIn(room, mail, doneMs) : desk.withdraw(room, mail)));
    },
    runDue(now) {
      if (settings.current.mode === 'auto') agenda.runDue(now);
    },
    step: () => agenda.step(),
    get pendingCount() {
      return agenda.size;
    },
    nextDueMs: () => (settings.current.mode === 'auto' ? agenda.nextDueMs() : null),
  };
}
