import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { Later } from '../bridge/later.ts';
import type { ScreenBridge } from '../bridge/screen-bridge.ts';
import { keepSame } from './keep-same.ts';
import { viewWithoutHost } from './shown-view.ts';

export interface Answer {
  readonly commandKind: DoorCommand['kind'];
  readonly result: CommandResult;
}

export interface DoorState {
  /** What the glass shows; null until the host has spoken. */
  readonly view: DoorView | null;
  /** True once the host has been gone for longer than a blink. */
  readonly isLineLost: boolean;
  /** The command that this page sent and that has no answer yet. */
  readonly sending: DoorCommand['kind'] | null;
  readonly answer: Answer | null;
  /** The notice that was touched away, by its command. */
  readonly dismissedNotice: string | null;
  send(command: DoorCommand): Promise<void>;
  /** Somebody is at the glass: what they are about to decide on is read afresh, quietly, and not again for a while (D4). */
  touch(): void;
  /** Touched away: the answer, and the notice that may stand behind it. */
  dismiss(): void;
}

/** A host that restarts is back within this; past it the door must not go on saying free. */
const LINE_GRACE_MS = 6_000;
/** A view comes with every minute of the clock; silence for longer means that the host hangs. */
const SILENCE_MS = 75_000;
/** A hand that goes on touching is one visit. */
const TOUCH_REST_MS = 15_000;
/** How long an answer stands when nobody touches it: good news is short, a refusal waits to be read. */
const ANSWER_STANDS_MS = { done: 15_000, other: 45_000 };

export function createDoorStore(bridge: ScreenBridge, later: Later): StoreApi<DoorState> {
  let cancelSilence = (): void => {};
  let cancelGrace: (() => void) | null = null;
  let cancelAnswer = (): void => {};
  let isTouchResting = false;

  const store = createStore<DoorState>()((set, get) => ({
    view: null,
    isLineLost: false,
    sending: null,
    answer: null,
    dismissedNotice: null,
    async send(command) {
      if (get().sending) return;
      cancelAnswer();
      set({ sending: command.kind, answer: null });
      const result = await bridge.send(command);
      const answer: Answer = { commandKind: command.kind, result };
      set({ sending: null, answer });
      const standsMs = result.kind === 'done' ? ANSWER_STANDS_MS.done : ANSWER_STANDS_MS.other;
      cancelAnswer = later(standsMs, () => set({ answer: null }));
    },
    touch() {
      if (isTouchResting || get().isLineLost || get().view?.freshness.kind !== 'live') return;
      isTouchResting = true;
      later(TOUCH_REST_MS, () => {
        isTouchResting = false;
      });
      void bridge.send({ kind: 'refresh' }); // whatever it finds comes as a view
    },
    dismiss() {
      cancelAnswer();
      set({ answer: null, dismissedNotice: get().view?.notice?.commandId ?? null });
    },
  }));

  const loseLine = (): void => store.setState(({ view }) => ({ isLineLost: true, view: view && viewWithoutHost(view) }));

  bridge.watch((view) => {
    cancelSilence();
    cancelSilence = later(SILENCE_MS, loseLine);
    const { view: shown, isLineLost } = store.getState();
    const kept = keepSame(shown, view);
    if (kept !== shown || isLineLost) store.setState({ view: kept, isLineLost: false });
  });
  bridge.watchLine?.((line) => {
    if (line === 'up') {
      cancelGrace?.();
      cancelGrace = null;
    } else cancelGrace ??= later(LINE_GRACE_MS, loseLine);
  });
  return store;
}
