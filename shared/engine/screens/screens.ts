import type { CommandResult } from '../../protocol/command-result.ts';
import { type AdministratorMode, type AdministratorModeDeps, createAdministratorMode } from '../administrator/administrator-mode.ts';
import type { DoorScreen } from '../door-engine.ts';
import type { ViewPublisher } from '../view-publisher.ts';

export interface ScreensDeps extends AdministratorModeDeps {
  readonly publisher: Pick<ViewPublisher, 'watch'>;
  readonly serve: (command: unknown, mode: AdministratorMode) => Promise<CommandResult>;
}

/** The screens on one door. What one of them may do is its own (E60). */
export interface Screens {
  attach(administratorUntilMs?: number | null): DoorScreen;
  /** Ends administrator mode wherever it is on: nobody has watched these screens for a while. */
  lockAll(): void;
  /** Ends it for good. */
  close(): void;
}

export function createScreens({ publisher, serve, ...modeDeps }: ScreensDeps): Screens {
  const modes = new Set<AdministratorMode>();
  return {
    attach(administratorUntilMs = null) {
      const mode = createAdministratorMode(modeDeps);
      if (administratorUntilMs !== null) mode.goOn(administratorUntilMs);
      const stops = new Set<() => void>();
      let isAttached = true;
      modes.add(mode);
      return {
        watch(onView) {
          if (!isAttached) return () => {};
          const stop = publisher.watch(onView, mode.endsMs);
          stops.add(stop);
          return () => {
            stop();
            stops.delete(stop);
          };
        },
        async run(command) {
          return isAttached ? serve(command, mode) : { kind: 'refused', reason: 'notAllowed' };
        },
        administratorUntilMs: mode.untilMs,
        detach() {
          isAttached = false;
          for (const stop of stops) stop();
          stops.clear();
          modes.delete(mode);
          mode.close();
        },
      };
    },
    lockAll() {
      for (const mode of modes) mode.end();
    },
    close() {
      for (const mode of modes) mode.close();
    },
  };
}
