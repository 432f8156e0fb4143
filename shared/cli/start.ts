import { systemClock } from '../runtime/clock.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import { defaultPorts, type Invocation } from './command-line.ts';
import { writeDemoCoordinator } from './demo-coordinator.ts';
import { type DemoPlaces, type DemoRoom, demoAddressOf, demoPin, writeDemoDoor } from './demo-door.ts';
import { ensurePages } from './ensure-pages.ts';
import { findFreePort } from './free-port.ts';
import { openScreen } from './open-screen.ts';
import { done, type Outcome } from './outcome.ts';
import { devPagesScriptPath, launcherPath } from './project.ts';
import { type Child, runChild } from './run-child.ts';
import { waitUntilReady } from './wait-until-ready.ts';

type StartInvocation = Extract<Invocation, { kind: 'start' }>;

/** What the demo has under way, ended in the opposite order. */
type Ending = () => Promise<void>;

/** What parts of the demo are started with. */
interface Stage {
  readonly endings: Ending[];
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Child;
  /** False when the child ended, or nothing answered in half a minute. */
  readonly isUp: (child: Child, address: string, isReady?: (response: Response) => boolean | Promise<boolean>) => Promise<boolean>;
}

/** A part that did not come up. */
class StartFailure extends Error {}

/** The demo (D10): the simulated tenant, a coordinator and two doors as programs of their own, over real HTTP, until told to stop. */
export async function start(invocation: StartInvocation, context: CommandContext): Promise<Outcome> {
  const endings: Ending[] = [];
  try {
    return await runDemo(invocation, context, endings);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return stopped(context.signal, error.message);
  } finally {
    // Together, not one after the other: each may take its seconds, and all have to be gone within five.
    await Promise.all(endings.map((end) => end()));
  }
}

async function runDemo({ isDev, mayOpen }: StartInvocation, context: CommandContext, endings: Ending[]): Promise<Outcome> {
  const { say, signal } = context;
  const pages = await ensurePages(context);
  if (pages.kind === 'failed') return pages;
  const stage = openStage(endings, signal);

  const tenantPort = await findFreePort(defaultPorts.simulator);
  const tenantAddress = `http://127.0.0.1:${tenantPort}`;
  const tenant = stage.run([launcherPath, 'simulate', '--port', String(tenantPort), '--scenario', 'lively']);
  if (!(await stage.isUp(tenant, tenantAddress))) throw new StartFailure('the simulated tenant did not start');
  await hurryAttendant(tenantAddress);

  const coordinator = await writeDemoCoordinator(tenantAddress, await findFreePort(defaultPorts.coordinator));
  const again = ['coordinator', '--config', coordinator.configPath];
  const server = stage.run([launcherPath, ...again]);
  endings.push(() => server.exited.then(() => coordinator.remove()));
  if (!(await stage.isUp(server, `${coordinator.address}/readyz`))) throw new StartFailure('the coordinator did not start');
  const tokens = await coordinator.issueTokens([demoAddressOf('aurora'), demoAddressOf('borealis')], signal);
  if (typeof tokens === 'string') throw new StartFailure(`the coordinator: ${tokens}`);

  const placesOf = (token = ''): DemoPlaces => ({ tenantAddress, coordinator: { address: coordinator.address, enrolmentToken: token } });
  const auroraPort = await findFreePort(defaultPorts.door);
  const borealisPort = await findFreePort(auroraPort + 1);
  const [aurora, borealis] = await Promise.all([
    startDoor('aurora', placesOf(tokens[0]), auroraPort, stage),
    startDoor('borealis', placesOf(tokens[1]), borealisPort, stage),
  ]);

  let shownAddress = aurora.address;
  if (isDev) {
    const devPort = await findFreePort(defaultPorts.devPages);
    shownAddress = `http://127.0.0.1:${devPort}/door/index.html`;
    const dev = stage.run([devPagesScriptPath, String(devPort), aurora.address]);
    if (!(await stage.isUp(dev, shownAddress))) throw new StartFailure('the pages could not be served from their source');
  }
  const lines = [
    '',
    `  Door         ${shownAddress}  Aurora, with a credential of its own`,
    `  Door 2       ${borealis.address}  Borealis, through the coordinator`,
    `  Outlook      ${tenantAddress}`,
    `  Coordinator  ${coordinator.address}/healthz`,
    '',
    `  Book a meeting in Outlook and watch the doors. Their administrator's PIN is ${demoPin}: hold a room's name for two`,
    `  seconds, and its door asks for it. Ctrl-C ends it all.`,
    `  The first door goes on without the coordinator: stop that alone with "kill ${server.pid}", start it again with`,
    `  npx lintel ${again.join(' ')}`,
    '',
  ];
  say(lines.join('\n'));
  if (mayOpen) endings.push(await openScreen({ address: shownAddress, tenantAddress }, context));

  const ended = await Promise.race([
    untilStopped(signal),
    tenant.exited.then(() => 'the simulated tenant'),
    aurora.child.exited.then(() => 'the first door'),
    borealis.child.exited.then(() => 'the second door'),
  ]);
  return ended === undefined ? done : stopped(signal, `${ended} ended by itself`);
}

function openStage(endings: Ending[], signal: AbortSignal): Stage {
  const wait = { fetch, clock: systemClock, signal, timeoutMs: 30_000 };
  return {
    endings,
    run(args, env = {}) {
      const child = runChild(args, { stdout: 'ignore', env: { LINTEL_LOG_LEVEL: 'error', ...env } });
      endings.push(() => child.stop());
      return child;
    },
    isUp: (child, address, isReady = (response) => response.ok) =>
      Promise.race([waitUntilReady(address, isReady, wait), child.exited.then(() => false)]),
  };
}

/** Exchange's booking attendant takes seconds over an invitation; whoever tries the demo wants to see what the doors take. */
async function hurryAttendant(tenantAddress: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${tenantAddress}/sim/attendant`, { method: 'PATCH', headers, body: JSON.stringify({ minMs: 50, maxMs: 150 }) });
}

async function startDoor(
  room: DemoRoom,
  places: DemoPlaces,
  port: number,
  { endings, run, isUp }: Stage,
): Promise<{ readonly address: string; readonly child: Child }> {
  const demo = await writeDemoDoor(room, places);
  const address = `http://127.0.0.1:${port}`;
  const child = run([launcherPath, 'display', '--config', demo.configPath, '--port', String(port)], demo.env);
  endings.push(() => child.exited.then(() => demo.remove()));
  const isOk = async (response: Response) => ((await response.json()) as { readonly status?: unknown }).status === 'ok';
  if (!(await isUp(child, `${address}/healthz`, isOk))) throw new StartFailure(`the door of ${room} did not start`);
  return { address, child };
}

/** A child that is told to stop together with us has not failed. */
function stopped(signal: AbortSignal, line: string): Outcome {
  return signal.aborted ? done : { kind: 'failed', lines: [line] };
}
