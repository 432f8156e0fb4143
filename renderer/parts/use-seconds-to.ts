import { useEffect, useState } from 'react';
import { later } from '../bridge/later.ts';
import { useDoor } from '../state/use-door.tsx';

const TICK_MS = 1_000;

/** Seconds left until an instant of the true time, never below nought; counts for as long as something shows it. */
export function useSecondsTo(instantMs: number): number {
  const nowMs = useDoor((state) => state.nowMs);
  const [, setTick] = useState(0);
  const seconds = Math.max(0, Math.ceil((instantMs - nowMs()) / 1_000));
  const isOver = seconds === 0;
  useEffect(() => {
    if (isOver) return;
    let cancel = (): void => {};
    const tick = (): void => {
      setTick((count) => count + 1);
      cancel = later(TICK_MS, tick);
    };
    cancel = later(TICK_MS, tick);
    return () => cancel();
  }, [isOver]);
  return seconds;
}
