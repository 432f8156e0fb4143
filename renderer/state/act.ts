import type { Consequence } from '../../shared/domain/consequence.ts';
import type { Protection } from '../../shared/domain/policy.ts';
import type { FreeRoom } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { Offer, ReleasedView } from '../../shared/view/door-view.ts';
import type { MeetingAction } from '../../shared/view/door-view-meeting.ts';

/** Something that can be touched, whatever part of the view offers it. */
export interface Act {
  readonly kind: MeetingAction['kind'] | Offer['kind'] | 'undoRelease' | 'bookElsewhere';
  readonly command: DoorCommand;
  readonly protection: Protection;
  /** What a sheet says before the command is sent; null where it goes at a touch. */
  readonly confirm: Consequence | null;
  /** Of an extension: how much longer, and to when. */
  readonly minutes: number | null;
  readonly end: string | null;
  /** The other room, where one is meant. */
  readonly roomName: string | null;
}

const plain = { minutes: null, end: null, roomName: null } as const;

export function actOfOffer(offer: Offer): Act {
  const { kind, command, protection, confirm } = offer;
  const times = 'minutes' in offer ? { minutes: offer.minutes, end: offer.end } : {};
  return { ...plain, ...times, kind, command, protection, confirm };
}

/** To be there changes nothing for anybody: a check-in needs no asking. */
export function actOfAction({ consequence, ...action }: MeetingAction): Act {
  return { ...plain, ...action, confirm: action.kind === 'checkIn' ? null : consequence };
}

/** A room that was asked for by touching it is booked at that touch; a meeting moves only after its sheet has said what that does. */
export function actOfRoom({ name, command, consequence }: FreeRoom, protection: Protection): Act {
  const isMove = command.kind === 'move';
  return { ...plain, kind: isMove ? 'move' : 'bookElsewhere', command, protection, confirm: isMove ? consequence : null, roomName: name };
}

export function actOfRelease({ command, consequence, meeting }: ReleasedView): Act {
  return { ...plain, kind: 'undoRelease', command, protection: 'none', confirm: consequence, end: meeting.end };
}
