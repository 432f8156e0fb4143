import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';

/** Asks the coordinator for something beyond the door's own room. Never rejects; after `unreachable` it may have happened all the same. */
export type AskCoordinator = (question: OtherRoomQuestion, signal: AbortSignal) => Promise<OtherRoomAnswer>;
