import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';

/** What a door in gateway mode may do beyond its own room (D9). */
export interface OtherRooms {
  /**
   * `room` is the one the door stands at. What goes wrong is in the answer; rejects on a bug alone. When `signal` aborts nobody waits for
   * the answer any more: what was journalled goes on all the same.
   */
  answer(door: EnrolledDoor, room: CoordinatorRoom, question: OtherRoomQuestion, signal: AbortSignal): Promise<OtherRoomAnswer>;
}
