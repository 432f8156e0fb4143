import type { OpenDoorDeps } from '../../shared/engine/open-door.ts';

/** Does something in the world just before the door's first request that creates. */
export function whenCreating(act: () => void): (deps: OpenDoorDeps) => OpenDoorDeps {
  let isDone = false;
  return (deps) => ({
    ...deps,
    fetch(input, init) {
      if (!isDone && init?.method === 'POST' && String(input).endsWith('/events')) {
        isDone = true;
        act();
      }
      return deps.fetch(input, init);
    },
  });
}
