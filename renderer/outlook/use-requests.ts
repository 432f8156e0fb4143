import { useCallback, useEffect, useState } from 'react';
import { later } from '../bridge/later.ts';
import type { RequestLog } from './tenant-state.ts';
import { useReadRequests } from './use-outlook.tsx';

/** Requests are no change of the tenant, so nobody announces them. */
const EVERY_MS = 5_000;

/** The tenant's log of requests, read every few seconds while the page is in sight. */
export function useRequests(): { readonly log: RequestLog | null; readonly refresh: () => void } {
  const readRequests = useReadRequests();
  const [log, setLog] = useState<RequestLog | null>(null);
  const refresh = useCallback(() => {
    void readRequests().then((read) => read && setLog(read));
  }, [readRequests]);
  useEffect(() => {
    refresh();
    let stop = (): void => {};
    const again = (): void => {
      stop = later(EVERY_MS, () => {
        if (document.visibilityState === 'visible') refresh();
        again();
      });
    };
    again();
    return () => stop();
  }, [refresh]);
  return { log, refresh };
}
