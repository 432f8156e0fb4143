import { useEffect, useState } from 'react';

/** Loads a part of the page when it is first wanted. When it cannot be had (the host is gone), `onFail` is called and nothing breaks. */
export function useLoaded<T>(load: () => Promise<T>, isWanted: boolean, onFail: () => void): T | null {
  const [loaded, setLoaded] = useState<{ readonly part: T } | null>(null);
  useEffect(() => {
    if (!isWanted || loaded) return;
    let isOver = false;
    load().then(
      (part) => {
        if (!isOver) setLoaded({ part });
      },
      () => {
        if (!isOver) onFail();
      },
    );
    return () => {
      isOver = true;
    };
  }, [load, isWanted, loaded, onFail]);
  return loaded?.part ?? null;
}
