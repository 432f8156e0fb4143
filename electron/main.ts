import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, Menu, protocol, safeStorage } from 'electron';
import type { DoorConfig } from '../shared/config/door-config.ts';
import type { DoorEngine } from '../shared/engine/door-engine.ts';
import { openConfiguredDoor } from '../shared/engine/supervisor/open-configured-door.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { openDeviceKey } from '../shared/runtime/device-key.ts';
import { openDoorFiles, openEnrolmentFiles, openRoomFiles } from '../shared/runtime/door-files.ts';
import { openPinCheck } from '../shared/runtime/pin-check.ts';
import { createLog } from '../shared/runtime/pino-log.ts';
import { listenForStop } from '../shared/runtime/stop-signals.ts';
import { openWebSocket } from '../shared/runtime/web-socket.ts';
import { registerAppScheme } from './app-protocol.ts';
import { composeKiosk } from './compose-kiosk.ts';
import { readConfiguration } from './configuration.ts';
import { parseKioskArguments } from './kiosk-arguments.ts';
import { openKioskScreen } from './kiosk-screen.ts';
import { createLastResort } from './last-resort.ts';
import { createLogFile } from './log-file.ts';
import { keyDocumentOf } from './sealed-document.ts';
import { openSecretVault, type SecretVault } from './secret-vault.ts';
import { createSettings } from './settings.ts';

const { isPackaged } = app;
const clock = systemClock;
const userData = app.getPath('userData');
const { configPath, isWindowed, showsSetupPage } = parseKioskArguments(process.argv.slice(isPackaged ? 1 : 2), process.env, isPackaged);
const log = createLog({ level: 'info', ...(isPackaged ? { destination: createLogFile(join(userData, 'logs/kiosk.log')) } : {}) });

/** The answer to whoever leaves has to reach the page first. */
const GOODBYE_MS = 500;

interface Opening {
  readonly config: DoorConfig;
  /** Null where the system has none: the device's key then lies open in the door's own folder. */
  readonly keyVault: SecretVault | null;
  readonly leave: () => void;
}

async function openEngine({ config: { administratorPin, actionPin, ...config }, keyVault, leave }: Opening): Promise<DoorEngine> {
  const { enrolment, deviceKey } = openEnrolmentFiles(config.dataDir, log);
  return openConfiguredDoor({
    config,
    files: openDoorFiles(config.dataDir, log),
    filesOf: (room) => openRoomFiles(config.dataDir, room, log),
    enrolment,
    openDeviceKey: () => openDeviceKey(keyDocumentOf(keyVault, deviceKey, log), log),
    openSocket: openWebSocket,
    clock,
    random: Math.random,
    newId: randomUUID,
    fetch: globalThis.fetch,
    pins: await openPinCheck({ administrator: administratorPin, action: actionPin }),
    leaveKiosk: () => void clock.sleep(GOODBYE_MS).then(leave),
    log,
    version: app.getVersion(),
    machineTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}

async function run(): Promise<void> {
  const settings = createSettings();
  const lastResort = createLastResort({
    log,
    nowMs: clock.nowMs,
    relaunches: { load: settings.loadRelaunches, save: settings.saveRelaunches },
    // An AppImage has to be started by its own path: the program inside it is unmounted when it ends.
    relaunch: () => app.relaunch(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE, args: process.argv.slice(1) } : {}),
    exit: (code) => app.exit(code),
  });
  process.on('uncaughtException', (error) => lastResort('uncaughtException', error));
  process.on('unhandledRejection', (error) => lastResort('unhandledRejection', error));

  // An installed kiosk outlives whatever started it; one started from a terminal ends with its parent.
  const stops = listenForStop(isPackaged ? { parentCheckMs: 2 ** 31 - 1 } : {});
  const closing = new AbortController();
  const signal = AbortSignal.any([stops.signal, closing.signal]);
  app.on('window-all-closed', () => closing.abort());
  app.on('before-quit', (event) => {
    event.preventDefault(); // the engine has to close first; `app.exit` follows
    closing.abort();
  });
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());

  await app.whenReady();
  Menu.setApplicationMenu(null);
  const vaultAt = (name: string): Promise<SecretVault | null> =>
    openSecretVault({ safeStorage, platform: process.platform, path: join(userData, name), clock, log });
  const vault = await vaultAt('secret.sealed');
  const keyVault = await vaultAt('device-key.sealed');
  const readText = (path: string): Promise<string> => readFile(path, 'utf8');
  const life = composeKiosk({
    readConfiguration: () => readConfiguration({ configPath, env: process.env, baseDir: userData, readText, vault, settings, log }),
    openEngine: (config) => openEngine({ config, keyVault, leave: () => closing.abort() }),
    openScreen: () =>
      openKioskScreen({
        distDir: join(import.meta.dirname, '..'),
        exportsDir: join(userData, 'exports'),
        isWindowed,
        hasDevTools: !isPackaged,
        clock,
        random: Math.random,
        log,
        signal,
        giveUp: (reason) => lastResort(reason, null),
      }),
    tell: (problems) => void process.stderr.write(problems.map((problem) => `${problem}\n`).join('')),
    showsSetupPage,
    clock,
    signal,
  });
  life.then(
    (exitCode) => app.exit(exitCode),
    (error: unknown) => lastResort('kioskFailed', error),
  );
}

/** Before there are settings there is no count of relaunches either, so a failure this early is not answered by one. */
function failToStart(error: unknown): void {
  log.error('startFailed', { error });
  app.exit(1);
}

registerAppScheme(protocol);
app.enableSandbox();
if (app.requestSingleInstanceLock()) {
  run().catch(failToStart);
} else {
  process.stderr.write(`lintel: a kiosk already runs on ${userData}\n`);
  app.exit(1);
}
