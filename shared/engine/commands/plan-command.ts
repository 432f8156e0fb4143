import { checkBooking, checkEnd, checkExtension, type RuleFacts } from '../../domain/booking-rules.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { MINUTE_MS, minuteOf } from '../../domain/whole-minute.ts';
import { buildBookingBody, buildEndPatchBody } from '../../graph/event-body.ts';
import type { RefusalReason } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';

export type WriteCommand = Exclude<DoorCommand, { readonly kind: 'refresh' }>;

export type CommandPlan =
  | { readonly kind: 'write'; readonly entry: JournalEntry }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface PlanFacts extends RuleFacts {
  readonly nowMs: number;
  readonly commandId: string;
  readonly roomName: string;
  /** Null where the room is configured by its object id. */
  readonly roomAddress: string | null;
}

/** Beyond this the person has gone: what is still in doubt is taken back rather than brought about. */
const GIVE_UP_MS = 5 * MINUTE_MS;

/** No policy allows more; what asks for it is refused without reading so far. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** The stretch to read afresh before the command may be sent (E16). */
export function slotOf(command: WriteCommand, nowMs: number): TimeWindow {
  const startMs = minuteOf(nowMs);
  const askedMs = command.kind === 'end' ? startMs : command.endMs;
  return { startMs, endMs: Math.min(Math.max(askedMs, startMs + MINUTE_MS), startMs + LONGEST_MS) };
}

/** Rules first, on what was just read; then the exact bytes, fixed once (E14). */
export function planCommand(command: WriteCommand, facts: PlanFacts): CommandPlan {
  const { nowMs, commandId } = facts;
  const common = { commandId, madeAtMs: nowMs };
  switch (command.kind) {
    case 'bookNow': {
      const check = checkBooking(facts, command, nowMs);
      if (check.kind === 'refused') return check;
      const times = { startMs: minuteOf(nowMs), endMs: command.endMs };
      const { roomName, roomAddress } = facts;
      const text = `Booked at the door of ${roomName}.`;
      const body = buildBookingBody({ commandId, ...times, roomName, roomAddress, subject: 'Booked at the door', text });
      const giveUpMs = Math.min(times.endMs, nowMs + GIVE_UP_MS);
      return {
        kind: 'write',
        entry: { kind: 'book', ...common, giveUpMs, ...times, body, eventId: null, stage: 'create', withdrawal: null },
      };
    }
    case 'extend': {
      const check = checkExtension(facts, command, nowMs);
      if (check.kind === 'refused') return check;
      const { id: eventId, changeKey: oldKey, startMs, endMs: fromEndMs } = check.meeting;
      return {
        kind: 'write',
        entry: {
          kind: 'extend',
          ...common,
          giveUpMs: nowMs + GIVE_UP_MS,
          ...{ eventId, oldKey, startMs, fromEndMs, endMs: command.endMs, stage: 'write' },
          body: buildEndPatchBody(command.endMs),
          revertBody: buildEndPatchBody(fromEndMs),
        },
      };
    }
    case 'end': {
      const check = checkEnd(facts, command, nowMs);
      if (check.kind === 'refused') return check;
      const { id: eventId, changeKey: oldKey, startMs, endMs: fromEndMs } = check.meeting;
      const endMs = minuteOf(nowMs);
      return {
        kind: 'write',
        entry: {
          kind: 'end',
          ...common,
          giveUpMs: nowMs + GIVE_UP_MS,
          ...{ eventId, oldKey, startMs, fromEndMs, endMs, stage: 'write' },
          body: buildEndPatchBody(endMs),
          bookingId: check.meeting.claim?.commandId ?? null,
        },
      };
    }
  }
}
