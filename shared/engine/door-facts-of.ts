import type { Meeting } from '../domain/meeting.ts';
import { placeMeeting } from '../domain/place-meeting.ts';
import type { DoorFacts, StaffFacts } from '../view/door-facts.ts';
import type { Replica } from './replica/replica.ts';
import type { RoomState } from './room-state.ts';

/** What the view is built from, out of the engine's state. Meetings are placed once for each replica. */
export function createFactsOf(
  room: string,
  timeZone: () => string,
  { isMadeHere, canFindRooms }: Pick<DoorFacts, 'isMadeHere' | 'canFindRooms'>,
): (state: RoomState, isClockSound: boolean) => Omit<DoorFacts, keyof StaffFacts> {
  const placed = new WeakMap<Replica, readonly Meeting[]>();
  const meetingsOf = (replica: Replica): readonly Meeting[] => {
    const known = placed.get(replica);
    if (known) return known;
    const meetings = replica.events.map((event) => placeMeeting(event, replica.timeZone));
    placed.set(replica, meetings);
    return meetings;
  };
  return ({ replica, trouble, pending, notice, roundCount, plainReadMs }, isClockSound) => ({
    room: { displayName: replica?.roomName ?? null, address: room },
    timeZone: timeZone(),
    meetings: replica ? meetingsOf(replica) : [],
    isMadeHere,
    canFindRooms,
    // That delta was silent counts only while the next audit can prove it wrong in time (Q8).
    lastWholeReadMs: replica && trouble && plainReadMs !== null ? Math.min(plainReadMs, replica.readAtMs) : (replica?.readAtMs ?? null),
    isClockSound,
    isFromDisk: roundCount === 0,
    trouble,
    pending,
    notice,
    checkIn: null,
    released: null,
  });
}
