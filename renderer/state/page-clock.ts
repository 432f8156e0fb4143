/** The device's clocks. */
export interface DeviceClocks {
  readonly wallMs: () => number;
  readonly monotonicMs: () => number;
}

export interface PageClock {
  /** A view has come that was built at this whole minute of the true time. */
  hear(minuteMs: number): void;
  /** The true time, as near as the page can know it, in epoch milliseconds. */
  nowMs(): number;
}

const MINUTE_MS = 60_000;

/**
 * The true time to the second, for countdowns. The device's own clock may be off by minutes, and only the host knows by how much
 * (D13); but a view comes when its minute begins, and that is exact. Until a minute has been seen to begin, the device's clock
 * is believed as far as it lies within the view's minute.
 */
export function createPageClock({ wallMs, monotonicMs }: DeviceClocks): PageClock {
  let heardMs: number | null = null;
  let offsetMs = wallMs() - monotonicMs();
  return {
    hear(minuteMs) {
      if (minuteMs === heardMs) return;
      const begins = heardMs !== null && minuteMs === heardMs + MINUTE_MS;
      const isWallRight = wallMs() >= minuteMs && wallMs() < minuteMs + MINUTE_MS;
      offsetMs = (isWallRight && !begins ? wallMs() : minuteMs) - monotonicMs();
      heardMs = minuteMs;
    },
    nowMs: () => monotonicMs() + offsetMs,
  };
}
