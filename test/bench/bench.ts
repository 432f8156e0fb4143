import { isOver, printFigures } from './figure.ts';
import { measureHostMemory } from './host-memory.ts';
import { machineFacts } from './machine.ts';
import { measurePageSize } from './page-size.ts';
import { measureReactionTime } from './reaction-time.ts';
import { measureRequestsADay } from './requests-a-day.ts';

/** `npm run bench`: the budgets of the design, each with what was measured here and now. Ends with 1 when one is exceeded. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(machineFacts());
const figures = [...measurePageSize(), ...(await measureReactionTime()), ...(await measureHostMemory()), ...(await measureRequestsADay())];
for (const line of printFigures(figures)) say(line);
process.exitCode = figures.some(isOver) ? 1 : 0;
