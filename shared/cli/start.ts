import { systemClock } from '../runtime/clock.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import { defaultPorts, type Invocation } from './command-line.ts';
import { type DemoDoor, demoPin, writeDemoDoor } from './demo-door.ts';
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

/** The demo (D10): the simulated tenant and one door on it as programs of their own, over real HTTP, until told to stop. */
export async function start(invocation: StartInvocation, context: CommandContext): Promise<Outcome> {
  const endings: Ending[] = [];
  try {
    return await runDemo(invocation, context, endings);
  } finally {
    // Together, not one after the other: each may take its seconds, and all have to be gone within five.
    await Promise.all(endings.map((end) => end()));
  }
}

async function runDemo({ isDev, mayOpen }: StartInvocation, context: CommandContext, endings: Ending[]): Promise<Outcome> {
  const { say, signal } = context;
  const pages = await ensurePages(context);
  if (pages.kind === 'failed') return pages;

  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Child => {
    const child = runChild(args, { stdout: 'ignore', env: { LINTEL_LOG_LEVEL: 'error', ...env } });
    endings.push(() => child.stop());
    return child;
  };
  const wait = { fetch, clock: systemClock, signal, timeoutMs: 30_000 };

  const tenantPort = await findFreePort(defaultPorts.simulator);
  const tenantAddress = `http://127.0.0.1:${tenantPort}`;
  const tenant = run([launcherPath, 'simulate', '--port', String(tenantPort), '--scenario', 'lively']);
  const tenantIsUp = waitUntilReady(tenantAddress, () => true, wait);
  if (!(await Promise.race([tenantIsUp, tenant.exited.then(() => false)]))) return stopped(signal, 'the simulated tenant did not start');

  const demo: DemoDoor = await writeDemoDoor(tenantAddress);
  const doorPort = await findFreePort(defaultPorts.door);
  const doorAddress = `http://127.0.0.1:${doorPort}`;
  const door = run([launcherPath, 'display', '--config', demo.configPath, '--port', String(doorPort)], demo.env);
  endings.push(() => door.exited.then(() => demo.remove()));
  const isOk = async (response: Response) => ((await response.json()) as { readonly status?: unknown }).status === 'ok';
  const doorIsUp = waitUntilReady(`${doorAddress}/healthz`, isOk, wait);
  if (!(await Promise.race([doorIsUp, door.exited.then(() => false)]))) return stopped(signal, 'the door did not start');

  let shownAddress = doorAddress;
  if (isDev) {
    const devPort = await findFreePort(defaultPorts.devPages);
    shownAddress = `http://127.0.0.1:${devPort}/door/index.html`;
    run([devPagesScriptPath, String(devPort), doorAddress]);
    if (!(await waitUntilReady(shownAddress, (response) => response.ok, wait)))
      return stopped(signal, 'the pages could not be served from their source');
  }
  say(
    `\n  Door     ${shownAddress}\n  Outlook  ${tenantAddress}\n\n  Book a meeting in Outlook and watch the door; its administrator's PIN is ${demoPin}. Ctrl-C ends both.\n`,
  );
  if (mayOpen) endings.push(await openScreen({ address: shownAddress, tenantAddress }, context));

  const ended = await Promise.race([
    untilStopped(signal),
    tenant.exited.then(() => 'the simulated tenant'),
    door.exited.then(() => 'the door'),
  ]);
  return ended === undefined ? done : stopped(signal, `${ended} ended by itself`);
}

/** A child that is told to stop together with us has not failed. */
function stopped(signal: AbortSignal, line: string): Outcome {
  return signal.aborted ? done : { kind: 'failed', lines: [line] };
}
