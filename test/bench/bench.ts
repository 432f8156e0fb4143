import { parseArgs } from 'node:util';
import { measureCoordinator } from './coordinator/measure-coordinator.ts';
import { measureSimulatedWeek } from './coordinator/simulated-week.ts';
import { type Figure, isOver, printFigures } from './figure.ts';
import { measureHostMemory } from './host-memory.ts';
import { machineFacts } from './machine.ts';
import { measurePageSize } from './page-size.ts';
import { measureReactionTime } from './reaction-time.ts';
import { measureRequestsADay } from './requests-a-day.ts';

/**
 * `npm run bench`: the budgets of the design for a door. `npm run bench -- coordinator --doors N`: those of a coordinator. Each with what was
 * measured here and now. Ends with 1 when one is exceeded.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({ options: { doors: { type: 'string', default: '10000' } }, allowPositionals: true });
const doors = Number(values.doors);
if (!Number.isInteger(doors) || doors < 1) throw new Error(`--doors: found "${values.doors}", expected a whole number from 1`);

async function measureDoor(): Promise<readonly Figure[]> {
  return [...measurePageSize(), ...(await measureReactionTime()), ...(await measureHostMemory()), ...(await measureRequestsADay())];
}

say(machineFacts());
const isFleet = positionals[0] === 'coordinator';
const figures = isFleet ? [...(await measureCoordinator(doors, say)), ...(await measureSimulatedWeek(doors))] : await measureDoor();
for (const line of printFigures(figures)) say(line);
process.exitCode = figures.some(isOver) ? 1 : 0;
