import { systemClock } from '../runtime/clock.ts';
import { isQuirkName, quirkNames } from '../simulator/quirks/catalogue.ts';
import { isScenarioName, scenarioNames } from '../simulator/scenarios/scenarios.ts';
import { serveTenant } from '../simulator/serve-tenant.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import type { Invocation } from './command-line.ts';
import { ensurePages } from './ensure-pages.ts';
import { listenProblem } from './listen-problem.ts';
import { done, type Outcome } from './outcome.ts';
import { pagesDir } from './project.ts';

const host = '127.0.0.1';

type SimulateInvocation = Extract<Invocation, { kind: 'simulate' }>;

/** Runs the simulated tenant until told to stop. */
export async function simulate({ port, scenario, quirks }: SimulateInvocation, context: CommandContext): Promise<Outcome> {
  const lines = [
    ...(scenario === null || isScenarioName(scenario)
      ? []
      : [`--scenario: found "${scenario}", expected one of ${scenarioNames.join(', ')}`]),
    ...quirks.filter((name) => !isQuirkName(name)).map((name) => `--quirk: found "${name}", expected one of ${quirkNames.join(', ')}`),
  ];
  if (lines.length > 0) return { kind: 'badUsage', lines };
  const pages = await ensurePages(context);
  if (pages.kind === 'failed') return pages;
  try {
    const tenant = await serveTenant({ host, port, scenario, quirks, pagesDir, clock: systemClock, log: context.log });
    context.say(`Microsoft 365, simulated: ${tenant.address}`);
    await untilStopped(context.signal);
    await tenant.close();
    return done;
  } catch (error) {
    const line = listenProblem(error, host, port);
    if (line === null) throw error;
    return { kind: 'failed', lines: [line] };
  }
}
