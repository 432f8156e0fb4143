import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { House, HouseOptions } from './house.ts';
import { everybody } from './others-ledger.ts';
import { storedIn } from './room-ledger.ts';

export const CUMULUS = 'cumulus@contoso.com';
export const ESTUARY = 'estuary@contoso.com';

/** A door whose policy names two rooms nearby; twenty past ten. */
export const besideTwoRooms: HouseOptions = {
  now: '2026-11-18T10:20:00+01:00',
  policy: {
    nearbyRooms: [
      { address: CUMULUS, name: 'Cumulus' },
      { address: ESTUARY, name: 'Estuary' },
    ],
    othersMeetings: everybody,
  },
};

export const move = (meetingId: string, room = CUMULUS): DoorCommand => ({ kind: 'move', meetingId, room });

/** `moved`, `stays`, or what should never be: the meeting in both rooms, or in neither. */
export function whereIs(house: House): 'moved' | 'stays' | 'both' | 'neither' {
  const isHere = storedIn(house).length > 0;
  const isThere = storedIn(house, CUMULUS).length > 0;
  if (isHere) return isThere ? 'both' : 'stays';
  return isThere ? 'moved' : 'neither';
}
