import type { ChangeAct, ChangeFacts } from './change-act.ts';
import { isDoorBooking, makerOf } from './door-booking.ts';
import type { CalendarEvent } from './meeting.ts';
import type { Audience, Policy } from './policy.ts';

/** The switches that hold for every meeting and for everybody, administrators included. Starting early takes more of the room, as extending does. */
export function isSwitchedOn(kind: ChangeAct['kind'], policy: Policy): boolean {
  switch (kind) {
    case 'extend':
    case 'startEarly':
      return policy.allowExtending;
    case 'end':
    case 'release':
    case 'move':
      return policy.allowEnding;
    case 'decline':
      return policy.declineInRoomOnly !== 'nobody';
  }
}

/** Whether whoever asks may do this to that meeting (D7). Bookings of a door's are everybody's. */
export function mayChange(
  kind: ChangeAct['kind'],
  meeting: Pick<CalendarEvent, 'claim' | 'isOrganizer'>,
  facts: Pick<ChangeFacts, 'policy' | 'isAdministrator' | 'isThisDoors'>,
): boolean {
  const { policy, isAdministrator } = facts;
  const maker = makerOf(meeting);
  if (kind === 'decline') {
    if (maker === 'room') return false;
    return isAdministrator || (policy.declineInRoomOnly === 'owner' && facts.isThisDoors && isDoorBooking(meeting));
  }
  if (maker === 'door') return true;
  const isOfAudience = isWithin(policy.othersMeetings[kind], isAdministrator);
  switch (kind) {
    case 'extend':
    case 'startEarly':
      return isOfAudience; // a hold is as much of the room for somebody's meeting as the meeting is
    case 'end':
      return maker === 'hold' || isOfAudience;
    case 'release':
      return maker === 'hold' || (maker === 'person' && isOfAudience);
    case 'move':
      return maker === 'person' && isOfAudience;
  }
}

function isWithin(audience: Audience, isAdministrator: boolean): boolean {
  return audience === 'anyone' || (audience === 'administrator' && isAdministrator);
}
