import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Generator and coordinator each have a core of their own, where the machine lets us say so. */
const cores = { coordinator: 0, generator: 1 } as const;

/** Ties this process to the generator's core. False where that cannot be done. */
export function tieGenerator(): boolean {
  return spawnSync('taskset', ['-cp', String(cores.generator), String(process.pid)]).status === 0;
}

/** A running `lintel coordinator`, and what the kernel counts of it. */
export interface CoordinatorProcess {
  /** Seconds of processor time so far. */
  cpuSeconds(): number;
  residentMb(): number;
  stop(): Promise<void>;
}

const program = resolve(import.meta.dirname, '../../../shared/cli/lintel.js');

export async function startCoordinator(configPath: string, isTied: boolean): Promise<CoordinatorProcess> {
  const command = [process.execPath, program, 'coordinator', '--config', configPath];
  const [file = '', ...args] = isTied ? ['taskset', '-c', String(cores.coordinator), ...command] : command;
  const env = { ...process.env, NODE_ENV: 'production', LINTEL_LOG_LEVEL: 'error' };
  const child: ChildProcess = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let text = '';
  await new Promise<void>((listening, failed) => {
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Coordinator: ')) listening();
    });
    child.once('exit', (code) => failed(new Error(`lintel coordinator ended with ${code}`)));
  });
  const { pid } = child;
  return {
    cpuSeconds() {
      // After the name in parentheses: state, ppid, …; the 12th and 13th are user and system time in ticks of 10 ms.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    residentMb: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
