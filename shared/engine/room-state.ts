import type { Trouble } from '../domain/trouble.ts';
import type { NoticeView, PendingView } from '../view/door-view.ts';
import type { Replica } from './replica/replica.ts';

/** All that the loops of one door know, in one place; replaced field by field, never edited. */
export interface RoomState {
  readonly replica: Replica | null;
  /** Why the last round failed; null when it succeeded. */
  readonly trouble: Trouble | null;
  readonly pending: PendingView | null;
  readonly notice: NoticeView | null;
  readonly roundCount: number;
  readonly driftCount: number;
  readonly lastRoundMs: number | null;
  /** When the last round that read the calendar plainly was sent for, true time; null until there was one. */
  readonly plainReadMs: number | null;
}

export interface RoomStateHolder {
  get(): RoomState;
  /** Tells the listener only when a field really changed. */
  update(change: Partial<RoomState>): void;
}

const nothingRead: Omit<RoomState, 'replica'> = {
  trouble: null,
  pending: null,
  notice: null,
  roundCount: 0,
  driftCount: 0,
  lastRoundMs: null,
  plainReadMs: null,
};

export function createRoomState(known: Pick<RoomState, 'replica'> & Partial<RoomState>, onChange: () => void): RoomStateHolder {
  let state: RoomState = { ...nothingRead, ...known };
  return {
    get: () => state,
    update(change) {
      const next = { ...state, ...change };
      const isSame = (Object.keys(change) as (keyof RoomState)[]).every((key) => Object.is(state[key], next[key]));
      if (isSame) return;
      state = next;
      onChange();
    },
  };
}
