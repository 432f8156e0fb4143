import type { LineState } from '../../shared/domain/line-state.ts';
import { noLine, type RoomLine, type RoomLineEvent } from '../../shared/engine/line/room-line.ts';

/** A coordinator's line that is as the test says. */
export interface FakeLine extends RoomLine {
  /** As the coordinator's line does, a change to `push` is followed by a hint. */
  become(state: LineState): void;
  hint(): void;
}

export function createFakeLine(first: LineState = 'push'): FakeLine {
  const listeners = new Set<(event: RoomLineEvent) => void>();
  let state = first;
  const tell = (event: RoomLineEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const hint = (): void => tell({ kind: 'roomChanged' });
  return {
    state: () => state,
    watch(listener) {
      listeners.add(listener);
      listener({ kind: 'state', state });
      return () => void listeners.delete(listener);
    },
    ask: noLine.ask,
    hint,
    become(next) {
      state = next;
      tell({ kind: 'state', state });
      if (next === 'push') hint();
    },
  };
}
