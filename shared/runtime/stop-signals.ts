const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof stopSignals)[number];

/** What this file touches of the process, so that a test can play it. */
export interface HostProcess {
  readonly ppid: number;
  on(event: StopSignal, listener: () => void): unknown;
  off(event: StopSignal, listener: () => void): unknown;
  exit(code: number): void;
}

export interface StopSignalsOptions {
  readonly host?: HostProcess;
  /** How long a clean end may take before it is forced. */
  readonly graceMs?: number;
  /** The parent that must live; told by a parent that may be gone before we could look. */
  readonly parentPid?: number;
  /** How often to look whether the parent is still there. */
  readonly parentCheckMs?: number;
  /** The code of a forced end. */
  readonly forcedExitCode?: number;
}

export interface StopSignals {
  readonly signal: AbortSignal;
  /** Takes the listeners and timers back, once the program has ended by itself. */
  close(): void;
}

/**
 * One signal for every way of being told to stop: SIGINT, SIGTERM, SIGHUP, and the parent's death (npm and npx do not always pass
 * a signal on; then only the new parent's number tells). Exits hard when the clean end takes longer than `graceMs`. A second signal
 * changes nothing: Ctrl-C under npm arrives twice, once from the terminal and once passed on.
 */
export function listenForStop(options: StopSignalsOptions = {}): StopSignals {
  const { host = process, parentPid = host.ppid, graceMs = 4_000, parentCheckMs = 500, forcedExitCode = 1 } = options;
  const controller = new AbortController();
  let forced: ReturnType<typeof setTimeout> | undefined;

  const stop = (reason: string): void => {
    if (controller.signal.aborted) return;
    forced = setTimeout(() => host.exit(forcedExitCode), graceMs);
    forced.unref();
    controller.abort(reason);
  };
  const listeners = stopSignals.map((name) => ({
    name,
    listener: () => stop(name),
  }));
  for (const { name, listener } of listeners) host.on(name, listener);
  const parentCheck = setInterval(() => {
    if (host.ppid !== parentPid) stop('parentGone');
  }, parentCheckMs);
  parentCheck.unref();

  return {
    signal: controller.signal,
    close() {
      clearInterval(parentCheck);
      clearTimeout(forced);
      for (const { name, listener } of listeners) host.off(name, listener);
    },
  };
}
