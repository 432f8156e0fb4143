/** Tells who watches when a room begins or ceases to be subscribed. */
export interface PushNews {
  /** How it is now; what was told before is not told again. */
  tell(roomId: string, hasPush: boolean): void;
  watch(onPush: (roomId: string, hasPush: boolean) => void): () => void;
}

export function createPushNews(): PushNews {
  const subscribed = new Set<string>();
  const watchers = new Set<{ readonly onPush: (roomId: string, hasPush: boolean) => void }>();
  return {
    tell(roomId, hasPush) {
      if (subscribed.has(roomId) === hasPush) return;
      if (hasPush) subscribed.add(roomId);
      else subscribed.delete(roomId);
      for (const { onPush } of watchers) onPush(roomId, hasPush);
    },
    watch(onPush) {
      const watcher = { onPush };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
