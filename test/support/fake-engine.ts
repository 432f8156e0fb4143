import type { DoorEngine } from '../../shared/engine/door-engine.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorView } from '../../shared/view/door-view.ts';

/** A door's engine whose views and answers the test decides, as a host sees it. */
export interface FakeEngine extends DoorEngine {
  /** Puts a view on every screen that watches; later ones get it at once. */
  show(view: DoorView): void;
  /** Decides the answers from now on. Until told, every known command is done and all else malformed. */
  answerWith(answer: (command: unknown) => CommandResult | Promise<CommandResult>): void;
  /** What reached `run`, in order. */
  readonly received: readonly unknown[];
  readonly watcherCount: number;
  /** Screens that are attached, and those that ever were. */
  readonly screenCount: number;
  readonly attachedCount: number;
}

const commandKinds: readonly unknown[] = ['bookNow', 'extend', 'end', 'refresh'];

function answerPlainly(command: unknown): CommandResult {
  const isCommand = typeof command === 'object' && command !== null && 'kind' in command && commandKinds.includes(command.kind);
  return isCommand ? { kind: 'done', done: { kind: 'refreshed' } } : { kind: 'refused', reason: 'malformed' };
}

export function createFakeEngine(): FakeEngine {
  const watchers = new Set<(view: DoorView) => void>();
  const received: unknown[] = [];
  let current: DoorView | null = null;
  let attached = 0;
  let everAttached = 0;
  let answer: (command: unknown) => CommandResult | Promise<CommandResult> = answerPlainly;

  return {
    attach() {
      attached += 1;
      everAttached += 1;
      const stops = new Set<() => void>();
      return {
        watch(onView) {
          watchers.add(onView);
          if (current) onView(current);
          const stop = (): void => void watchers.delete(onView);
          stops.add(stop);
          return stop;
        },
        async run(command) {
          received.push(command);
          return answer(command);
        },
        administratorUntilMs: () => null,
        detach() {
          attached -= 1;
          for (const stop of stops) stop();
        },
      };
    },
    health: () => ({
      status: 'ok',
      freshness: 'live',
      trouble: null,
      lastRoundAt: '2026-03-02T09:30:00.000Z',
      roundCount: 3,
      graphRequests: 12,
      driftCount: 0,
      line: 'none',
      version: '0.1.0',
    }),
    resume() {},
    async close() {},
    show(view) {
      current = view;
      for (const watcher of watchers) watcher(view);
    },
    answerWith(next) {
      answer = next;
    },
    received,
    get screenCount() {
      return attached;
    },
    get attachedCount() {
      return everAttached;
    },
    get watcherCount() {
      return watchers.size;
    },
  };
}

/** A view of a free room; only the revision tells one from another. */
export function buildFreeView(revision: number, extra: Partial<DoorView> = {}): DoorView {
  return {
    revision,
    nowMs: Date.UTC(2026, 2, 2, 9, 30),
    clock: { time: '09:30', weekday: 'Monday', date: '2 March' },
    language: 'en',
    room: { name: 'Aurora', details: null },
    status: { kind: 'available', until: null, freeMinutes: null, next: null },
    freshness: { kind: 'live', lastCertain: null, trouble: null },
    days: [],
    offers: [{ kind: 'refresh', command: { kind: 'refresh' }, protection: 'none', confirm: null }],
    pending: null,
    notice: null,
    bookLater: null,
    checkIn: null,
    released: null,
    hasAdministrator: false,
    administrator: null,
    identify: null,
    ...extra,
  };
}
