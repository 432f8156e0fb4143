import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs work that takes long; null, at once, where too much waits already. Rejects as the work throws. */
export type OneATurn = <Result>(work: () => Result) => Promise<Result> | null;

/** One piece of work in each turn of the event loop, so that everybody else is served in between. */
export function createOneATurn({ most }: { readonly most: number }): OneATurn {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  return (work) => {
    if (waiting >= most) return null;
    waiting += 1;
    const done = last
      .then(() => nextTurn())
      .then(work)
      .finally(() => {
        waiting -= 1;
      });
    last = done.catch(() => {}); // the caller is told by `done`
    return done;
  };
}
