import { systemClock } from '../runtime/clock.ts';
import { isScenarioName, scenarioNames } from '../simulator/scenarios/scenarios.ts';
import { serveTenant } from '../simulator/serve-tenant.ts';
import { type CommandContext, untilStopped } from './command-context.ts';
import type { Invocation } from './command-line.ts';
import { ensurePages } from './ensure-pages.ts';
import { listenProblem } from './listen-problem.ts';
import { done, type Outcome } from './outcome.ts';
import { pagesDir } from './project.ts';

const host = '127.0.0.1';

/** Runs the simulated tenant until told to stop. */
export async function simulate({ port, scenario }: Extract<Invocation, { kind: 'simulate' }>, context: CommandContext): Promise<Outcome> {
  if (scenario !== null && !isScenarioName(scenario)) {
    return { kind: 'badUsage', lines: [`--scenario: found "${scenario}", expected one of ${scenarioNames.join(', ')}`] };
  }
  const pages = await ensurePages(context);
  if (pages.kind === 'failed') return pages;
  try {
    const tenant = await serveTenant({ host, port, scenario, pagesDir, clock: systemClock, log: context.log });
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
