import type { Clock } from '../../runtime/clock.ts';

const SHOWN_MS = 30_000;

/** While staff ask a door to say which one it is. */
export interface Identify {
  isOn(): boolean;
  start(): void;
}

export interface IdentifyDeps {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}

export function createIdentify({ clock, signal, onChange }: IdentifyDeps): Identify {
  let shown: AbortController | null = null;
  return {
    isOn: () => shown !== null,
    start() {
      shown?.abort(); // asked again: its time begins anew
      const mine = new AbortController();
      shown = mine;
      void clock.sleep(SHOWN_MS, AbortSignal.any([signal, mine.signal])).then(() => {
        if (mine.signal.aborted) return;
        shown = null;
        onChange();
      });
      onChange();
    },
  };
}
