import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorView } from '../../view/door-view.ts';
import type { DoorEngine, DoorScreen } from '../door-engine.ts';

/** The screens of a door whose engine changes beneath them. */
export interface JoinedScreens {
  attach(): DoorScreen;
  /** From now on they are screens of this engine. */
  join(engine: Pick<DoorEngine, 'attach'>): void;
  /** They keep what they show. Commands wait for the next engine, unless that stands at another room than the one they are meant for. */
  leave(next: { readonly isSameRoom: boolean }): void;
  /** Commands that have no answer yet, those that wait included. */
  underWay(): number;
  /** The highest revision that a screen was ever shown. */
  lastRevision(): number;
  /** Ends it for good: what waits is refused. */
  close(): void;
}

type Watcher = (view: DoorView) => void;

interface Joined {
  readonly join: (engine: Pick<DoorEngine, 'attach'>) => void;
  readonly leave: (isSameRoom: boolean) => void;
}

export function createJoinedScreens(): JoinedScreens {
  const all = new Set<Joined>();
  let engine: Pick<DoorEngine, 'attach'> | null = null;
  let isClosed = false;
  let underWay = 0;
  let lastRevision = 0;
  let mayWait = true;
  let next = Promise.withResolvers<void>();

  function attach(): DoorScreen {
    const watchers = new Map<Watcher, () => void>();
    let isAttached = true;
    let screen: DoorScreen | null = null;
    let administratorUntilMs: number | null = null; // as the engine before had it

    const follow = (onView: Watcher): void => {
      const stop = screen?.watch((view) => {
        lastRevision = Math.max(lastRevision, view.revision);
        onView(view);
      });
      watchers.set(onView, stop ?? (() => {}));
    };
    const joined: Joined = {
      join(found) {
        screen = found.attach(administratorUntilMs);
        for (const onView of watchers.keys()) follow(onView);
      },
      leave(isSameRoom) {
        administratorUntilMs = isSameRoom ? (screen?.administratorUntilMs() ?? null) : null;
        screen?.detach();
        screen = null;
      },
    };
    all.add(joined);
    if (engine) joined.join(engine);

    return {
      watch(onView) {
        if (!isAttached) return () => {};
        const own: Watcher = (view) => onView(view); // the same listener may watch twice
        follow(own);
        return () => {
          watchers.get(own)?.();
          watchers.delete(own);
        };
      },
      async run(command): Promise<CommandResult> {
        underWay += 1;
        try {
          while (isAttached && !isClosed && screen === null) {
            if (!mayWait) return { kind: 'refused', reason: 'busy' };
            await next.promise;
          }
          return isAttached && screen ? await screen.run(command) : { kind: 'refused', reason: 'notAllowed' };
        } finally {
          underWay -= 1;
        }
      },
      administratorUntilMs: () => screen?.administratorUntilMs() ?? null,
      detach() {
        isAttached = false;
        watchers.clear();
        joined.leave(false);
        all.delete(joined);
      },
    };
  }

  return {
    attach,
    join(found) {
      engine = found;
      for (const joined of all) joined.join(found);
      next.resolve();
    },
    leave({ isSameRoom }) {
      engine = null;
      mayWait = isSameRoom;
      next = Promise.withResolvers();
      for (const joined of all) joined.leave(isSameRoom);
    },
    underWay: () => underWay,
    lastRevision: () => lastRevision,
    close() {
      isClosed = true;
      for (const joined of all) joined.leave(false);
      next.resolve();
    },
  };
}
