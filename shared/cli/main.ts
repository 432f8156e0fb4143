import { createLog, logLevels } from '../runtime/pino-log.ts';
import { listenForStop } from '../runtime/stop-signals.ts';
import type { CommandContext } from './command-context.ts';
import { type Invocation, parseCommandLine } from './command-line.ts';
import { help } from './help.ts';
import { done, exitCodes, type Outcome } from './outcome.ts';
import { readVersion } from './project.ts';
import { starterVariable } from './run-child.ts';

/** The program `lintel`: reads the command line, runs the command, prints what went wrong, and exits. */
export async function main(): Promise<void> {
  const stop = listenForStop({ parentPid: Number(process.env[starterVariable]) || process.ppid });
  const outcome = await run(parseCommandLine(process.argv.slice(2)), stop.signal).catch(failedByBug);
  if (outcome.kind !== 'done') for (const line of outcome.lines) process.stderr.write(`lintel: ${line}\n`);
  // Nothing is left to do; a kept-alive connection to Graph must not hold the process up.
  process.exit(exitCodes[outcome.kind]);
}

/** Each command is loaded when asked for: `lintel --help` needs no simulator, and a door carries none in its memory. */
async function run(invocation: Invocation, signal: AbortSignal): Promise<Outcome> {
  const level = logLevels.find((known) => known === (process.env.LINTEL_LOG_LEVEL || 'info'));
  if (level === undefined) {
    return {
      kind: 'badUsage',
      lines: [`LINTEL_LOG_LEVEL: found "${process.env.LINTEL_LOG_LEVEL}", expected one of ${logLevels.join(', ')}`],
    };
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const log = createLog({ level });
  const context: CommandContext = { env: process.env, workingDir: process.cwd(), say, log, signal };
  process.on('unhandledRejection', (cause) => {
    log.error('unhandledRejection', { cause });
    process.exit(exitCodes.failed); // a bug: whoever supervises this process starts it afresh
  });

  switch (invocation.kind) {
    case 'badUsage':
      return invocation;
    case 'help':
      say(help);
      return done;
    case 'version':
      say(readVersion());
      return done;
    case 'display':
      return (await import('./display.ts')).display(invocation, context);
    case 'simulate':
      return (await import('./simulate.ts')).simulate(invocation, context);
    case 'coordinator':
      return (await import('./coordinator.ts')).coordinator(invocation, context);
    case 'coordinatorAct':
      return (await import('./coordinator-act.ts')).coordinatorAct(invocation, context);
    case 'doctor':
      return (await import('./doctor.ts')).doctor(invocation, context);
    case 'pin':
      return (await import('./pin.ts')).pin(context);
    case 'start':
      return (await import('./start.ts')).start(invocation, context);
  }
}

function failedByBug(error: unknown): Outcome {
  return { kind: 'failed', lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
}
