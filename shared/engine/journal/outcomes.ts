import type { CommandResult } from '../../protocol/command-result.ts';

/** Brings what the journal's loop found to whoever still waits for it, and wakes the loop when there is work. */
export interface Outcomes {
  /** Wakes the loop; `result` resolves when the command is settled. Call `forget` when nobody waits any more. */
  expect(commandId: string): { readonly result: Promise<CommandResult>; forget(): void };
  /** False when nobody waits for this command. */
  tell(commandId: string, result: CommandResult): boolean;
  wake(): void;
  untilWoken(signal: AbortSignal): Promise<void>;
}

export function createOutcomes(): Outcomes {
  const waiting = new Map<string, (result: CommandResult) => void>();
  let wakeLoop: (() => void) | null = null;
  let isWoken = false;

  const wake = (): void => {
    isWoken = true;
    wakeLoop?.();
  };

  return {
    wake,
    expect(commandId) {
      const result = new Promise<CommandResult>((resolve) => waiting.set(commandId, resolve));
      wake();
      return { result, forget: () => void waiting.delete(commandId) };
    },
    tell(commandId, result) {
      const resolve = waiting.get(commandId);
      waiting.delete(commandId);
      resolve?.(result);
      return resolve !== undefined;
    },
    untilWoken(signal) {
      return new Promise((resolve) => {
        const done = (): void => {
          isWoken = false;
          wakeLoop = null;
          signal.removeEventListener('abort', done);
          resolve();
        };
        if (isWoken || signal.aborted) return done();
        wakeLoop = done;
        signal.addEventListener('abort', done);
      });
    },
  };
}
