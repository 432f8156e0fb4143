import { useEffect, useState } from 'react';
import { later } from '../bridge/later.ts';
import { useOutlook } from './use-outlook.tsx';

const MINUTE_MS = 60_000;

/** The tenant's time, epoch milliseconds; renews itself at each of its minutes. Null before the tenant has answered. */
export function useNow(): number | null {
  const now = useOutlook((state) => state.tenant?.now ?? null);
  const receivedMs = useOutlook((state) => state.receivedMs);
  const [, setTurn] = useState(0);
  const nowMs = now === null ? null : Date.parse(now) + performance.now() - receivedMs;
  useEffect(() => {
    if (nowMs === null) return;
    return later(Math.max(1_000, MINUTE_MS - (nowMs % MINUTE_MS)), () => setTurn((turn) => turn + 1));
  });
  return nowMs;
}
