import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandResult, Done } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { Later } from '../bridge/later.ts';
import type { ScreenBridge } from '../bridge/screen-bridge.ts';
import type { Act } from './act.ts';
import { keepSame } from './keep-same.ts';
import type { PageClock } from './page-clock.ts';
import { carriesPin, isPinPad, pinPad, type SheetAsk } from './sheet-ask.ts';
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
  /** What is open above the door, the topmost last. */
  readonly sheets: readonly SheetAsk[];
  /** Sends a command whose outcome the door shows. Null where another one is under way. */
  send(command: DoorCommand): Promise<CommandResult | null>;
  /** Sends one whose answer is for whoever asked. */
  ask(command: DoorCommand): Promise<CommandResult>;
  /** A touch: the sheet that says beforehand what comes of it, the PIN, or the command itself. */
  attempt(act: Act, meeting: MeetingView | null): void;
  /** The same once that has been said. */
  proceed(act: Pick<Act, 'command' | 'protection'>): void;
  open(sheet: SheetAsk): void;
  /** One sheet back. */
  back(): void;
  /** Back to the door. */
  closeSheets(): void;
  /** The true time, for countdowns. */
  nowMs(): number;
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

/** What is answered in another way than by saying so: administrator mode comes and goes with the view, rooms stand in their sheet. */
const unspoken: readonly string[] = ['unlocked', 'locked', 'roomsFound', 'noted'] satisfies readonly Done['kind'][];

export function createDoorStore(bridge: ScreenBridge, later: Later, clock: PageClock): StoreApi<DoorState> {
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
    sheets: [],
    async send(command) {
      if (get().sending) return null;
      cancelAnswer();
      // The PIN pad stays until the host has heard it; any other sheet makes way for the outcome.
      set(({ sheets }) => ({ sending: command.kind, answer: null, sheets: sheets.slice(-1).filter(isPinPad) }));
      const result = await bridge.send(command);
      const hasPad = get().sheets.some(isPinPad);
      // A pad that was put away is not brought back.
      const refusal = result.kind === 'pinNeeded' && (hasPad || !carriesPin(command)) ? result : null;
      const isSpoken = !refusal && !(result.kind === 'done' && unspoken.includes(result.done.kind));
      set(({ sheets }) => ({
        sending: null,
        answer: isSpoken ? { commandKind: command.kind, result } : null,
        sheets: refusal ? [pinPad(command, refusal, clock.nowMs())] : sheets.filter((sheet) => !isPinPad(sheet)),
      }));
      const standsMs = result.kind === 'done' ? ANSWER_STANDS_MS.done : ANSWER_STANDS_MS.other;
      if (isSpoken) cancelAnswer = later(standsMs, () => set({ answer: null }));
      return result;
    },
    ask: (command) => bridge.send(command),
    attempt(act, meeting) {
      if (act.confirm) get().open({ kind: 'confirm', act, meeting });
      else get().proceed(act);
    },
    proceed({ command, protection }) {
      if (protection === 'pin') get().open({ kind: 'pin', command, trouble: null });
      else void get().send(command);
    },
    open: (sheet) => set(({ sheets }) => ({ sheets: [...sheets, sheet] })),
    back: () => set(({ sheets }) => ({ sheets: sheets.slice(0, -1) })),
    closeSheets: () => set({ sheets: [] }),
    nowMs: clock.nowMs,
    touch() {
      const { isLineLost, view } = get();
      // An administrator's touch is told in any case: it is what keeps the mode open.
      if (isTouchResting || isLineLost || (view?.freshness.kind !== 'live' && !view?.administrator)) return;
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
    clock.hear(view.nowMs);
    const { view: shown, isLineLost, sending, sheets } = store.getState();
    const kept = keepSame(shown, view);
    if (kept !== shown || isLineLost) store.setState({ view: kept, isLineLost: false });
    // The PIN was right: what is being done is to be seen.
    if (sending && view.pending && sheets.some(isPinPad)) store.setState({ sheets: [] });
  });
  bridge.watchLine?.((line) => {
    if (line === 'up') {
      cancelGrace?.();
      cancelGrace = null;
    } else cancelGrace ??= later(LINE_GRACE_MS, loseLine);
  });
  return store;
}
