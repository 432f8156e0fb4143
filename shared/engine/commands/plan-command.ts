import type { TimeWindow } from '../../domain/time-window.ts';
import { MINUTE_MS, minuteOf } from '../../domain/whole-minute.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { CommandPlan, PlanFacts } from './command-plan.ts';
import { planBooking } from './plan-booking.ts';
import { planOwnChange } from './plan-change.ts';
import { planChangeOfOthers } from './plan-change-of-others.ts';
import { planCheckIn } from './plan-check-in.ts';
import { planBookingElsewhere } from './plan-elsewhere.ts';
import { planMove } from './plan-move.ts';
import { planUndo } from './plan-undo.ts';

/** The commands that are read for, planned, journalled and waited for. One kind more here needs its case in `planCommand`. */
const writeKinds = [
  'bookNow',
  'bookLater',
  'extend',
  'end',
  'startEarly',
  'release',
  'decline',
  'checkIn',
  'undoRelease',
  'move',
  'bookElsewhere',
] as const satisfies readonly DoorCommand['kind'][];

export type WriteCommand = Extract<DoorCommand, { readonly kind: (typeof writeKinds)[number] }>;

export function isWriteCommand(command: DoorCommand): command is WriteCommand {
  return writeKinds.some((kind) => kind === command.kind);
}

/** No policy allows more; what asks for it is refused without reading so far. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** No policy allows booking further ahead than the seventh day after today; what asks for it is refused without reading so far. */
const FARTHEST_MS = 9 * 24 * 60 * MINUTE_MS;

/** The stretch to read afresh before the command may be sent (E16). `known`: where the meeting in question was last seen. */
export function slotOf(command: WriteCommand, nowMs: number, known: TimeWindow | null = null): TimeWindow {
  const startMs = fromMs(command, minuteOf(nowMs), known);
  const askedMs = 'endMs' in command ? command.endMs : (known?.endMs ?? startMs);
  return { startMs, endMs: Math.min(Math.max(askedMs, startMs + MINUTE_MS), startMs + LONGEST_MS) };
}

function fromMs(command: WriteCommand, nowMs: number, known: TimeWindow | null): number {
  switch (command.kind) {
    case 'bookLater':
    case 'bookElsewhere':
      return Math.min(Math.max(command.startMs, nowMs), nowMs + FARTHEST_MS); // what is not in between is refused whatever is there
    case 'release':
    case 'decline':
    case 'move':
      return known ? Math.max(nowMs, minuteOf(known.startMs)) : nowMs; // it may lie days ahead
    default:
      return nowMs;
  }
}

/** Rules first, on what was just read; then the exact bytes, fixed once (E14). */
export function planCommand(command: WriteCommand, facts: PlanFacts): CommandPlan {
  switch (command.kind) {
    case 'bookNow':
    case 'bookLater':
      return planBooking(command, facts);
    case 'extend':
    case 'end':
    case 'startEarly':
      return planChangeOfOthers(command, facts) ?? planOwnChange(command, facts);
    case 'release':
    case 'decline':
      return planChangeOfOthers(command, facts) ?? { kind: 'refused', reason: 'notAllowed' };
    case 'checkIn':
      return planCheckIn(command, facts);
    case 'undoRelease':
      return planUndo(command, facts);
    case 'move':
      return planMove(command, facts);
    case 'bookElsewhere':
      return planBookingElsewhere(command, facts);
  }
}
