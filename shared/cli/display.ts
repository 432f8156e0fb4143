import { randomUUID } from 'node:crypto';
import type { DoorConfig } from '../config/door-config.ts';
import { openConfiguredDoor } from '../engine/supervisor/open-configured-door.ts';
import { systemClock } from '../runtime/clock.ts';
import { openDeviceKey } from '../runtime/device-key.ts';
import { openDoorFiles, openEnrolmentFiles, openRoomFiles } from '../runtime/door-files.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { openPinCheck } from '../runtime/pin-check.ts';
import { openWebSocket } from '../runtime/web-socket.ts';
import { exposureProblem } from '../web-host/display-token.ts';
import { serveDoor } from '../web-host/serve-door.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import type { Invocation } from './command-line.ts';
import { ensurePages } from './ensure-pages.ts';
import { listenProblem } from './listen-problem.ts';
import { done, type Outcome } from './outcome.ts';
import { pagesDir, readVersion } from './project.ts';
import { readDoorConfig } from './read-door-config.ts';

type DisplayInvocation = Extract<Invocation, { kind: 'display' }>;

/** Runs one door in the browser host until told to stop. */
export async function display({ configPath, host, port }: DisplayInvocation, context: CommandContext): Promise<Outcome> {
  const displayToken = context.env.LINTEL_DISPLAY_TOKEN || null;
  const exposed = exposureProblem(host, displayToken);
  const read = await readDoorConfig(configPath, context);
  const lines = [...(read.kind === 'invalid' ? read.lines : []), ...(exposed === null ? [] : [`LINTEL_DISPLAY_TOKEN: ${exposed}`])];
  if (read.kind === 'invalid' || lines.length > 0) return { kind: 'badUsage', lines };

  const lock = await lockFolder(read.config.dataDir);
  if (lock === null) return { kind: 'failed', lines: [`dataDir: ${read.config.dataDir} is in use by another door; give each its own`] };
  try {
    const pages = await ensurePages(context);
    if (pages.kind === 'failed') return pages;
    return await serve(read.config, { host, port, displayToken }, context);
  } finally {
    lock.release();
  }
}

async function serve(
  config: DoorConfig,
  { host, port, displayToken }: { readonly host: string; readonly port: number; readonly displayToken: string | null },
  { env, log, say, signal }: CommandContext,
): Promise<Outcome> {
  const { administratorPin, actionPin, ...door } = config;
  const { enrolment, deviceKey } = openEnrolmentFiles(config.dataDir, log);
  const engine = await openConfiguredDoor({
    config: door,
    files: openDoorFiles(config.dataDir, log),
    filesOf: (room) => openRoomFiles(config.dataDir, room, log),
    enrolment,
    openDeviceKey: () => openDeviceKey(deviceKey, log),
    openSocket: openWebSocket,
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    fetch,
    pins: await openPinCheck({ administrator: administratorPin, action: actionPin }),
    leaveKiosk: null, // a browser has none to leave
    log,
    version: readVersion(),
    machineTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  try {
    const allowedHosts = (env.LINTEL_ALLOWED_HOSTS ?? '').split(/[\s,]+/).filter((name) => name !== '');
    const door = await serveDoor({ engine, host, port, pagesDir, allowedHosts, displayToken, log });
    say(`Door: ${door.address}`);
    await untilStopped(signal);
    await door.close();
    return done;
  } catch (error) {
    const line = listenProblem(error, host, port);
    if (line === null) throw error;
    return { kind: 'failed', lines: [line] };
  } finally {
    await engine.close();
  }
}
