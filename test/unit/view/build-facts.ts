import type { Meeting } from '../../../shared/domain/meeting.ts';
import type { AdministratorSituation, DoorFacts } from '../../../shared/view/door-facts.ts';

/** A room whose calendar was read at `readMs`, changed as said. */
export function buildFacts(meetings: readonly Meeting[], readMs: number, changes: Partial<DoorFacts> = {}): DoorFacts {
  return {
    room: { displayName: 'Boardroom', address: 'boardroom@contoso.com' },
    timeZone: 'Europe/Amsterdam',
    meetings,
    isMadeHere: () => false,
    canFindRooms: true,
    lastWholeReadMs: readMs,
    isClockSound: true,
    isFromDisk: false,
    trouble: null,
    pending: null,
    notice: null,
    checkIn: null,
    released: null,
    hasAdministrator: false,
    administrator: null,
    identify: null,
    ...changes,
  };
}

/** As on the screen that an administrator opened. */
export const administrator: AdministratorSituation = {
  version: '1.0.0',
  line: 'none',
  enrolment: null,
  roundCount: 7,
  graphRequests: 21,
  driftCount: 0,
  unsettledCount: 0,
  missedSeries: [],
  endsMs: Date.parse('2026-06-10T10:00:00Z'),
  canLeaveKiosk: true,
  lastRoundMs: null,
  clockOffsetMs: null,
};
