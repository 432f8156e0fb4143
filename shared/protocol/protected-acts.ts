import type { Policy } from '../domain/policy.ts';
import type { CommandKind } from './door-command.ts';

export type ProtectedAct = keyof Policy['protect'];

/** By which rule of the policy's `protect` an act may ask for a PIN; null for what never does. Whatever gives the room's time away counts as ending. */
const protectedActs: { readonly [Kind in CommandKind]: ProtectedAct | null } = {
  bookNow: 'book',
  bookLater: 'book',
  bookElsewhere: 'book',
  extend: 'extend',
  startEarly: 'extend',
  end: 'end',
  release: 'end',
  decline: 'end',
  move: 'end',
  checkIn: 'checkIn',
  undoRelease: null,
  findRooms: null,
  refresh: null,
  painted: null,
  unlock: null,
  lock: null,
  exportAudit: null,
  identify: null,
  leaveKiosk: null,
};

export function protectedActOf(kind: CommandKind): ProtectedAct | null {
  return protectedActs[kind];
}
