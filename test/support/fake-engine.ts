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
  let answer: (command: unknown) => CommandResult | Promise<CommandResult> = answerPlainly;

  return {
    watch(onView) {
      watchers.add(onView);
      if (current) onView(current);
      return () => void watchers.delete(onView);
    },
    async run(command) {
      received.push(command);
      return answer(command);
    },
    health: () => ({
      status: 'ok',
      freshness: 'live',
      trouble: null,
      lastRoundAt: '2026-03-02T09:30:00.000Z',
      roundCount: 3,
      graphRequests: 12,
      driftCount: 0,
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
    offers: [{ kind: 'refresh', command: { kind: 'refresh' } }],
    pending: null,
    notice: null,
    ...extra,
  };
}
