import type { DoorConfig } from '../shared/config/door-config.ts';
import type { DoorEngine } from '../shared/engine/door-engine.ts';
import type { Clock } from '../shared/runtime/clock.ts';
import type { Configuration } from './configuration.ts';

/** The glass: one window, which shows the problems of a configuration or the door. */
export interface KioskScreen {
  /** Shows the problems in the place of what was shown before. */
  showSetup(problems: readonly string[]): void;
  /** Joins the engine to the page and loads it. Returns a stop function. */
  showDoor(engine: DoorEngine): () => void;
}

export interface KioskDeps {
  readonly readConfiguration: () => Promise<Configuration>;
  readonly openEngine: (config: DoorConfig) => Promise<DoorEngine>;
  readonly openScreen: () => KioskScreen;
  /** Told the problems of a configuration, when they are first seen and when they change. */
  readonly tell: (problems: readonly string[]) => void;
  /** False ends with 2 on a bad configuration; true shows it and waits until it is mended. */
  readonly showsSetupPage: boolean;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
}

const LOOK_AGAIN_MS = 3_000;
/** Of the five seconds a stop may take. */
const CLOSE_MS = 4_000;

/** The kiosk from its start to its end: settings, engine, window, bridge. Resolves to the exit code. */
export async function composeKiosk(deps: KioskDeps): Promise<number> {
  const { openEngine, clock, signal } = deps;
  const opened = await openConfigured(deps);
  if (opened.kind === 'ended') return opened.exitCode;

  const engine = await openEngine(opened.config);
  const stopScreen = (opened.screen ?? deps.openScreen()).showDoor(engine);
  await ended(signal);
  stopScreen();
  await Promise.race([engine.close(), clock.sleep(CLOSE_MS)]);
  return 0;
}

type Opened =
  | { readonly kind: 'configured'; readonly config: DoorConfig; readonly screen: KioskScreen | null }
  | { readonly kind: 'ended'; readonly exitCode: number };

async function openConfigured({ readConfiguration, openScreen, tell, showsSetupPage, clock, signal }: KioskDeps): Promise<Opened> {
  let screen: KioskScreen | null = null;
  let told = '';
  while (!signal.aborted) {
    const reply = await readConfiguration();
    if (reply.kind === 'valid') return { kind: 'configured', config: reply.config, screen };
    const problems = reply.problems.join('\n');
    if (problems !== told) {
      told = problems;
      tell(reply.problems);
      if (!showsSetupPage) return { kind: 'ended', exitCode: 2 };
      screen ??= openScreen();
      screen.showSetup(reply.problems);
    }
    await clock.sleep(LOOK_AGAIN_MS, signal);
  }
  return { kind: 'ended', exitCode: 0 };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
