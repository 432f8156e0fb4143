import type { Meeting } from '../../../shared/domain/meeting.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';

/** A room whose calendar was read at `readMs`, changed as said. */
export function buildFacts(meetings: readonly Meeting[], readMs: number, changes: Partial<DoorFacts> = {}): DoorFacts {
  return {
    room: { displayName: 'Boardroom', address: 'boardroom@contoso.com' },
    timeZone: 'Europe/Amsterdam',
    meetings,
    lastWholeReadMs: readMs,
    isClockSound: true,
    isFromDisk: false,
    trouble: null,
    pending: null,
    notice: null,
    ...changes,
  };
}
