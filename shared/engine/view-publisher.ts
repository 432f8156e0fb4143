import type { Clock } from '../runtime/clock.ts';
import type { BuiltView } from '../view/build-door-view.ts';
import type { DoorView } from '../view/door-view.ts';

/** However far the next change lies ahead, look this often: timers sleep through suspend and do not see the clock being set (D13). */
const LOOK_MS = 10_000;

export interface ViewPublisher {
  /** What a plain screen shows. */
  current(): DoorView;
  /** `administratorUntilMs` tells until when the screen is an administrator's; null while it is not. */
  watch(onView: (view: DoorView) => void, administratorUntilMs?: () => number | null): () => void;
  /** Builds anew at once; tells watchers only what differs. */
  refresh(): void;
  /** Follows time until the signal aborts. */
  serve(signal: AbortSignal): Promise<void>;
}

export interface ViewPublisherDeps {
  /** For an administrator's screen with the end of its mode, for any other with null. */
  readonly build: (administratorUntilMs: number | null) => BuiltView;
  readonly nowMs: () => number;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Called before each look: the place to notice that the clock was set. */
  readonly onLook: () => void;
  readonly onWatcherFailed: (cause: unknown) => void;
  /** Told of every view that gets a revision, whatever screen it is for. */
  readonly onMade?: (view: DoorView) => void;
  /** Revisions count up from here. */
  readonly firstRevision?: number;
}

interface Watcher {
  readonly onView: (view: DoorView) => void;
  readonly administratorUntilMs: () => number | null;
  /** What it was told last. */
  shown: Page | null;
}

/** A view with its text without the revision, by which it is compared. */
interface Page {
  readonly text: string;
  readonly view: DoorView;
}

/** Revisions are counted for all screens together, so that one never names two views. */
export function createViewPublisher(deps: ViewPublisherDeps): ViewPublisher {
  const { build, nowMs, clock, onLook, onWatcherFailed, onMade = () => {}, firstRevision = 0 } = deps;
  const watchers = new Set<Watcher>();
  let revision = firstRevision;
  let built = build(null);
  let plain = pageOf(built);

  function pageOf({ view }: BuiltView): Page {
    revision += 1;
    const made = { ...view, revision };
    onMade(made);
    return { text: JSON.stringify(view), view: made };
  }

  const pageFor = ({ administratorUntilMs, shown }: Watcher): Page => {
    const untilMs = administratorUntilMs();
    if (untilMs !== null) {
      const own = build(untilMs);
      return shown?.text === JSON.stringify(own.view) ? shown : pageOf(own);
    }
    if (shown === null || shown.text === plain.text || shown.view.revision < plain.view.revision) return plain;
    return pageOf(built); // back from a view of its own, and still counting up
  };

  const tell = (watcher: Watcher): void => {
    const page = pageFor(watcher);
    if (page.text === watcher.shown?.text) return;
    watcher.shown = page;
    try {
      watcher.onView(page.view);
    } catch (cause) {
      onWatcherFailed(cause); // one broken screen must not keep the view from the others
    }
  };

  const refresh = (): void => {
    built = build(null);
    if (JSON.stringify(built.view) !== plain.text) plain = pageOf(built);
    for (const watcher of watchers) tell(watcher);
  };

  return {
    current: () => plain.view,
    refresh,
    watch(onView, administratorUntilMs = () => null) {
      const watcher: Watcher = { onView, administratorUntilMs, shown: null };
      watchers.add(watcher);
      tell(watcher);
      return () => void watchers.delete(watcher);
    },
    async serve(signal) {
      while (!signal.aborted) {
        await clock.sleep(Math.min(LOOK_MS, Math.max(1, built.nextChangeMs - nowMs())), signal);
        onLook();
        if (nowMs() >= built.nextChangeMs || nowMs() < plain.view.nowMs) refresh();
      }
    },
  };
}
