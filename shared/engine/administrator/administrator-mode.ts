import type { Clock } from '../../runtime/clock.ts';

/** The mode ends when its screen has sent no command for so long. */
const IDLE_MS = 2 * 60_000;

/** One screen's administrator mode. */
export interface AdministratorMode {
  /** When it ends by itself, true time; null while it is off. */
  endsMs(): number | null;
  /** The same by the clock that only runs forward, for whoever takes the screen over (E105). */
  untilMs(): number | null;
  /** Begins it, or puts its end off. */
  begin(): void;
  /** Goes on with a mode that another engine began, to the end that it had. */
  goOn(untilMs: number): void;
  /** Puts its end off, where it is on. */
  touch(): void;
  end(): void;
  /** Ends it for good: the screen is gone, and a PIN that is still being looked at opens nothing. */
  close(): void;
}

export interface AdministratorModeDeps {
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly trueNowMs: () => number;
  readonly onChange: () => void;
}

export function createAdministratorMode({ clock, trueNowMs, onChange }: AdministratorModeDeps): AdministratorMode {
  let isClosed = false;
  let on: { readonly endsMs: number; readonly untilMs: number; readonly timer: AbortController } | null = null;

  const end = (): void => {
    if (on === null) return;
    on.timer.abort();
    on = null;
    onChange();
  };

  /** A timer may be late, above all after a sleep. */
  const isOver = (): boolean => on !== null && clock.monotonicMs() >= on.untilMs;

  const beginFor = (leftMs: number): void => {
    if (isClosed) return;
    on?.timer.abort();
    const timer = new AbortController();
    on = { endsMs: trueNowMs() + leftMs, untilMs: clock.monotonicMs() + leftMs, timer };
    void clock.sleep(leftMs, timer.signal).then(() => {
      if (!timer.signal.aborted) end();
    });
    onChange();
  };

  const begin = (): void => beginFor(IDLE_MS);

  return {
    endsMs: () => (on === null || isOver() ? null : on.endsMs),
    untilMs: () => (on === null || isOver() ? null : on.untilMs),
    begin,
    goOn(untilMs) {
      const leftMs = untilMs - clock.monotonicMs();
      if (leftMs > 0) beginFor(leftMs);
    },
    touch() {
      if (isOver()) end();
      else if (on !== null) begin();
    },
    end,
    close() {
      isClosed = true;
      end();
    },
  };
}
