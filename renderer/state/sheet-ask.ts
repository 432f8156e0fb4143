import type { Protection } from '../../shared/domain/policy.ts';
import type { CommandResult, FreeRoom } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { Act } from './act.ts';

/** A sheet that somebody has opened. What it shows comes from the view, so that it changes and goes as the view does. */
export type SheetAsk =
  /** `startMs` is the quarter that was touched. */
  | { readonly kind: 'bookLater'; readonly startMs: number }
  | { readonly kind: 'meeting'; readonly meetingId: string; readonly startMs: number }
  | { readonly kind: 'confirm'; readonly act: Act; readonly meeting: MeetingView | null }
  /** Rooms to move a meeting to, or that are offered in place of this one; looked for when `found` is null. */
  | {
      readonly kind: 'rooms';
      readonly command: DoorCommand | null;
      readonly found: readonly FreeRoom[] | null;
      readonly protection: Protection;
      readonly meeting: MeetingView | null;
    }
  /** The command waits for its PIN, which is kept nowhere. */
  | { readonly kind: 'pin'; readonly command: DoorCommand; readonly trouble: PinTrouble | null };

type PinNeeded = Extract<CommandResult, { readonly kind: 'pinNeeded' }>;

export interface PinTrouble {
  readonly reason: PinNeeded['reason'];
  /** When the next try is heard. */
  readonly retryMs: number;
}

export const withPin = (command: DoorCommand, pin: string): DoorCommand => ({ ...command, pin }) as DoorCommand;

export const isPinPad = ({ kind }: SheetAsk): boolean => kind === 'pin';

/** Asks for the PIN of a command that was refused without it. */
export function pinPad(command: DoorCommand, { reason, retrySeconds }: PinNeeded, nowMs: number): SheetAsk {
  return { kind: 'pin', command: withoutPin(command), trouble: { reason, retryMs: nowMs + retrySeconds * 1_000 } };
}

/** To be asked again: `unlock` is nothing without a PIN, hence the empty one. */
function withoutPin(command: DoorCommand): DoorCommand {
  if (!('pin' in command)) return command;
  if (command.kind === 'unlock') return { ...command, pin: '' };
  const { pin: _, ...bare } = command;
  return bare;
}

export const carriesPin = (command: DoorCommand): boolean => 'pin' in command && Boolean(command.pin);
