import type { LineState } from '../../domain/line-state.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';

export type RoomLineEvent =
  | { readonly kind: 'state'; readonly state: LineState }
  /** Something in the room's calendar may have changed; nothing is said of what. Follows every change to `push`, since nobody knows what was missed. */
  | { readonly kind: 'roomChanged' };

/** The coordinator's line as the engine sees it. */
export interface RoomLine {
  state(): LineState;
  /** Calls back now with the state, then on every event. Returns a stop function. */
  watch(listener: (event: RoomLineEvent) => void): () => void;
  /**
   * Asks the coordinator for something beyond the door's own room. Never rejects: `unreachable` (`offline`) while the line is down, when
   * it goes down before the answer, after half a minute without one, and when `signal` aborts. What was asked may have happened then.
   */
  ask(question: OtherRoomQuestion, signal: AbortSignal): Promise<OtherRoomAnswer>;
}

/** For a door without a coordinator. */
export const noLine: RoomLine = {
  state: () => 'none',
  watch(listener) {
    listener({ kind: 'state', state: 'none' });
    return () => {};
  },
  ask: async () => ({ kind: 'unreachable', trouble: 'offline' }),
};
