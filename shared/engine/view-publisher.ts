import type { Clock } from '../runtime/clock.ts';
import type { BuiltView } from '../view/build-door-view.ts';
import type { DoorView } from '../view/door-view.ts';

/** However far the next change lies ahead, look this often: timers sleep through suspend and do not see the clock being set (D13). */
const LOOK_MS = 10_000;

export interface ViewPublisher {
  current(): DoorView;
  watch(onView: (view: DoorView) => void): () => void;
  /** Builds anew at once; tells watchers only what differs. */
  refresh(): void;
  /** Follows time until the signal aborts. */
  serve(signal: AbortSignal): Promise<void>;
}

export interface ViewPublisherDeps {
  readonly build: () => BuiltView;
  readonly nowMs: () => number;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Called before each look: the place to notice that the clock was set. */
  readonly onLook: () => void;
  readonly onWatcherFailed: (cause: unknown) => void;
}

export function createViewPublisher({ build, nowMs, clock, onLook, onWatcherFailed }: ViewPublisherDeps): ViewPublisher {
  const watchers = new Set<(view: DoorView) => void>();
  let built = build();
  let shown = JSON.stringify(built.view);
  let current: DoorView = { ...built.view, revision: 1 };

  const tell = (onView: (view: DoorView) => void): void => {
    try {
      onView(current);
    } catch (cause) {
      onWatcherFailed(cause); // one broken screen must not keep the view from the others
    }
  };

  const refresh = (): void => {
    built = build();
    const text = JSON.stringify(built.view);
    if (text === shown) return;
    shown = text;
    current = { ...built.view, revision: current.revision + 1 };
    for (const onView of watchers) tell(onView);
  };

  return {
    current: () => current,
    refresh,
    watch(onView) {
      watchers.add(onView);
      tell(onView);
      return () => void watchers.delete(onView);
    },
    async serve(signal) {
      while (!signal.aborted) {
        await clock.sleep(Math.min(LOOK_MS, Math.max(1, built.nextChangeMs - nowMs())), signal);
        onLook();
        if (nowMs() >= built.nextChangeMs || nowMs() < current.nowMs) refresh();
      }
    },
  };
}
