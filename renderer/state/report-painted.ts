import type { StoreApi } from 'zustand/vanilla';
import type { Later } from '../bridge/later.ts';
import type { ScreenBridge } from '../bridge/screen-bridge.ts';
import type { DoorState } from './door-store.ts';

export interface ReportPaintedDeps {
  readonly store: StoreApi<DoorState>;
  readonly send: ScreenBridge['send'];
  readonly later: Later;
  /** Runs something once the page has drawn twice from now on: what was set before is on the glass then. */
  readonly afterTwoFrames: (run: () => void) => void;
  readonly isVisible: () => boolean;
}

const EVERY_MS = 30_000;

/**
 * Tells the host which view is really on the glass: each one as it gets there, and the last one again as long as it stays. A page
 * that is black, hidden or hung says nothing, and nothing is released then (D8).
 */
export function reportPainted({ store, send, later, afterTwoFrames, isVisible }: ReportPaintedDeps): void {
  let cancelNext = (): void => {};
  const report = (): void => {
    cancelNext();
    cancelNext = later(EVERY_MS, report);
    const drawn = store.getState().view;
    afterTwoFrames(() => {
      const { view, isLineLost } = store.getState();
      if (view && view === drawn && !isLineLost && isVisible()) void send({ kind: 'painted', revision: view.revision });
    });
  };
  store.subscribe((state, before) => {
    if (state.view !== before.view) report();
  });
}
