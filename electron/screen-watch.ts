import type { WebContents } from 'electron';
import type { Clock } from '../shared/runtime/clock.ts';

export interface ScreenWatchDeps {
  readonly contents: Pick<WebContents, 'on' | 'forcefullyCrashRenderer'>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  readonly onLost: (reason: string) => void;
}

const PATIENCE_MS = 15_000;

/** Tells when the page's process is gone. One that hangs for 15 seconds is ended, and so is told of as gone. */
export function watchScreen({ contents, clock, signal, onLost }: ScreenWatchDeps): void {
  let hang: AbortController | null = null;

  contents.on('render-process-gone', (_event, details) => {
    hang?.abort();
    hang = null;
    if (!signal.aborted) onLost(details.reason);
  });
  contents.on('responsive', () => {
    hang?.abort();
    hang = null;
  });
  contents.on('unresponsive', () => {
    if (hang !== null) return;
    const hanging = new AbortController();
    hang = hanging;
    void clock.sleep(PATIENCE_MS, AbortSignal.any([signal, hanging.signal])).then(() => {
      if (!signal.aborted && !hanging.signal.aborted) contents.forcefullyCrashRenderer();
    });
  });
}
