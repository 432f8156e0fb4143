/** Runs what is asked under one key one after the other; keys do not wait for each other. Rejects as the act does, which spoils no other. */
export type InTurn = <Result>(key: string, act: () => Promise<Result>) => Promise<Result>;

export function createInTurn(): InTurn {
  const lastActs = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const done = (lastActs.get(key) ?? Promise.resolve()).then(act);
    const over = done
      .catch(() => {}) // the caller is told by `done`
      .finally(() => {
        if (lastActs.get(key) === over) lastActs.delete(key);
      });
    lastActs.set(key, over);
    return done;
  };
}
