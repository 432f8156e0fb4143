import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type CoordinatorInvocation, parseCoordinatorLine } from './coordinator-line.ts';

/** What was asked for on the command line. */
export type Invocation =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** A null config takes everything from the environment. */
  | { readonly kind: 'display'; readonly configPath: string | null; readonly host: string; readonly port: number }
  | { readonly kind: 'simulate'; readonly port: number; readonly scenario: string | null; readonly quirks: readonly string[] }
  | DoctorInvocation
  | CoordinatorInvocation
  | { readonly kind: 'pin' }
  | { readonly kind: 'start'; readonly isDev: boolean; readonly mayOpen: boolean }
  | { readonly kind: 'badUsage'; readonly lines: readonly string[] };

export interface DoctorInvocation {
  readonly kind: 'doctor';
  readonly configPath: string | null;
  readonly asJson: boolean;
  readonly mayWrite: boolean;
  /** The JSON of `Get-CalendarProcessing`. */
  readonly processingPath: string | null;
  readonly otherMailbox: string | null;
  /** The folder for a recording. */
  readonly recordPath: string | null;
}

export const defaultPorts = { simulator: 4010, door: 4020, coordinator: 4030, devPages: 5173 } as const;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const optionsOf = {
  display: { config: text, host: text, port: text },
  simulate: { port: text, scenario: text, quirk: texts },
  coordinator: {},
  doctor: { config: text, json: flag, write: flag, 'calendar-processing': text, 'other-mailbox': text, record: text },
  pin: {},
  start: { dev: flag, 'no-open': flag },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

const isCommand = (name: string): name is keyof typeof optionsOf => Object.hasOwn(optionsOf, name);

/** Reads the arguments after the program's name. */
export function parseCommandLine(args: readonly string[]): Invocation {
  const [command = '', ...rest] = args;
  if (args.some((arg) => arg === '--help' || arg === '-h') || command === 'help') return { kind: 'help' };
  if (command === '--version' || command === '-v') return { kind: 'version' };
  if (!isCommand(command)) {
    const found = command === '' ? 'nothing' : `"${command}"`;
    return badUsage([`command: found ${found}, expected one of ${Object.keys(optionsOf).join(', ')}; "lintel --help" explains them`]);
  }
  try {
    return invocationOf(command, rest);
  } catch (error) {
    // parseArgs's message is a sentence about the option, then advice on its own options.
    return badUsage([`${command}: ${error instanceof Error ? (error.message.split(/\.(?:\s|$)|\n/)[0] ?? '') : String(error)}`]);
  }
}

function invocationOf(command: keyof typeof optionsOf, args: readonly string[]): Invocation {
  if (command === 'coordinator') return parseCoordinatorLine(args);
  const { values } = parseArgs({ args: [...args], options: optionsOf[command], strict: true, allowPositionals: false });
  const given = values as { readonly [name: string]: string | boolean | readonly string[] | undefined };
  const textOf = (name: string): string | null => (typeof given[name] === 'string' ? given[name] : null);

  if (command === 'pin') return { kind: 'pin' };
  if (command === 'start') return { kind: 'start', isDev: given.dev === true, mayOpen: given['no-open'] !== true };
  const portText = textOf('port');
  const port = portText === null ? (command === 'display' ? defaultPorts.door : defaultPorts.simulator) : portOf(portText);
  const emptyNames = Object.entries(given).flatMap(([name, value]) => ([value].flat().includes('') ? [name] : []));
  const lines = [
    ...(port === null ? [`--port: found "${portText}", expected a whole number from 0 to 65535 (0 takes a free port)`] : []),
    ...emptyNames.filter((name) => name !== 'port').map((name) => `--${name}: found nothing, expected a value`),
  ];
  if (port === null || lines.length > 0) return badUsage(lines);
  if (command === 'doctor') {
    return {
      kind: 'doctor',
      configPath: textOf('config'),
      asJson: given.json === true,
      mayWrite: given.write === true,
      processingPath: textOf('calendar-processing'),
      otherMailbox: textOf('other-mailbox'),
      recordPath: textOf('record'),
    };
  }
  return command === 'display'
    ? { kind: 'display', configPath: textOf('config'), host: textOf('host') ?? '127.0.0.1', port }
    : { kind: 'simulate', port, scenario: textOf('scenario'), quirks: [given.quirk ?? []].flat().map(String) };
}

function portOf(given: string): number | null {
  const port = Number(given);
  return /^\d{1,5}$/.test(given) && port <= 65_535 ? port : null;
}

const badUsage = (lines: readonly string[]): Invocation => ({ kind: 'badUsage', lines });
