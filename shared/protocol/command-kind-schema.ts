import type { CommandKind } from './door-command.ts';
import { exactEnum } from './exact-enum.ts';

export const commandKindSchema = exactEnum<CommandKind>({
  bookNow: 'bookNow',
  bookLater: 'bookLater',
  bookElsewhere: 'bookElsewhere',
  extend: 'extend',
  end: 'end',
  startEarly: 'startEarly',
  release: 'release',
  decline: 'decline',
  move: 'move',
  checkIn: 'checkIn',
  undoRelease: 'undoRelease',
  findRooms: 'findRooms',
  refresh: 'refresh',
  painted: 'painted',
  unlock: 'unlock',
  lock: 'lock',
  exportAudit: 'exportAudit',
  identify: 'identify',
  leaveKiosk: 'leaveKiosk',
});
