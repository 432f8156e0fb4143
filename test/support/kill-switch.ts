import type { OpenDoorDeps } from '../../shared/engine/open-door.ts';
import type { Document } from '../../shared/runtime/document.ts';

/** Stops a door for good, as SIGKILL does: nothing that it does afterwards has any effect, and nothing it waits for ever comes. */
export interface KillSwitch {
  readonly decorate: (deps: OpenDoorDeps) => OpenDoorDeps;
  /** From now on counts journal saves, answered requests and answers of the coordinator, and kills the door right after the `count`th. */
  arm(count: number): void;
  /** What was counted since. */
  readonly effects: readonly string[];
  readonly isDead: () => boolean;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** `onDeath` is called at the moment the door stops. */
export function createKillSwitch(onDeath: () => void = () => {}): KillSwitch {
  let life = { isDead: false };
  let effects: string[] = [];
  let limit = Number.POSITIVE_INFINITY;

  return {
    decorate(deps) {
      const own = { isDead: false };
      life = own;
      limit = Number.POSITIVE_INFINITY;

      const count = (effect: string): void => {
        if (own.isDead) return;
        effects.push(effect);
        if (effects.length < limit) return;
        own.isDead = true;
        onDeath();
      };
      const journal: Document = {
        load: deps.journal.load,
        async save(value) {
          if (own.isDead) return never();
          await deps.journal.save(value);
          count('save');
          return own.isDead ? never() : undefined;
        },
      };
      const fetch: typeof globalThis.fetch = async (input, init) => {
        if (own.isDead) return never();
        const path = new URL(String(input)).pathname.split('/').slice(4).join('/');
        const answer = await deps.fetch(input, init).finally(() => count(`${init?.method ?? 'GET'} ${path}`));
        return own.isDead ? never() : answer;
      };
      const sleep: typeof deps.clock.sleep = async (ms, signal) => {
        if (own.isDead) return never();
        await deps.clock.sleep(ms, signal);
        return own.isDead ? never() : undefined;
      };
      const replica: Document = { load: deps.replica.load, save: (value) => (own.isDead ? never() : deps.replica.save(value)) };
      const ask: typeof deps.line.ask = async (question, signal) => {
        if (own.isDead) return never();
        const answer = await deps.line.ask(question, signal).finally(() => count(`ask ${question.kind}`));
        return own.isDead ? never() : answer;
      };
      const { nowMs, monotonicMs } = deps.clock;
      return { ...deps, journal, replica, fetch, line: { ...deps.line, ask }, clock: { nowMs, monotonicMs, sleep } };
    },
    arm(count) {
      effects = [];
      limit = count;
    },
    get effects() {
      return effects;
    },
    isDead: () => life.isDead,
  };
}
