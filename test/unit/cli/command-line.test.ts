import { describe, expect, test } from 'vitest';
import { type Invocation, parseCommandLine } from '../../../shared/cli/command-line.ts';

const display = { kind: 'display', configPath: 'door.json', host: '127.0.0.1', port: 4020 } as const;

const doctor = {
  kind: 'doctor',
  configPath: 'door.json',
  asJson: false,
  mayWrite: false,
  processingPath: null,
  otherMailbox: null,
  recordPath: null,
} as const;

describe('what can be asked', () => {
  test.each<{ line: string; invocation: Invocation }>([
    { line: 'display --config door.json', invocation: display },
    { line: 'display --config=door.json --port=0 --host ::1', invocation: { ...display, port: 0, host: '::1' } },
    { line: 'display', invocation: { ...display, configPath: null } },
    { line: 'simulate', invocation: { kind: 'simulate', port: 4010, scenario: null, quirks: [] } },
    {
      line: 'simulate --port 5000 --scenario busy-day',
      invocation: { kind: 'simulate', port: 5000, scenario: 'busy-day', quirks: [] },
    },
    {
      line: 'simulate --quirk lost-tokens --quirk=endless-pages',
      invocation: { kind: 'simulate', port: 4010, scenario: null, quirks: ['lost-tokens', 'endless-pages'] },
    },
    { line: 'doctor --config door.json', invocation: doctor },
    {
      line: 'doctor --config door.json --json --write --other-mailbox ada@contoso.com --calendar-processing p.json --record out',
      invocation: { ...doctor, asJson: true, mayWrite: true, otherMailbox: 'ada@contoso.com', processingPath: 'p.json', recordPath: 'out' },
    },
    { line: 'start', invocation: { kind: 'start', isDev: false, mayOpen: true } },
    { line: 'start --dev --no-open', invocation: { kind: 'start', isDev: true, mayOpen: false } },
    { line: '--help', invocation: { kind: 'help' } },
    { line: 'display -h', invocation: { kind: 'help' } },
    { line: '--version', invocation: { kind: 'version' } },
  ])('$line', ({ line, invocation }) => {
    expect(parseCommandLine(line.split(' '))).toEqual(invocation);
  });
});

describe('what cannot be asked gets a line each, naming what was found', () => {
  test.each<{ args: readonly string[]; lines: readonly RegExp[] }>([
    { args: [], lines: [/^command: found nothing, expected one of display, simulate, coordinator, doctor, pin, start/] },
    { args: ['dispaly'], lines: [/^command: found "dispaly"/] },
    { args: ['constructor'], lines: [/^command: found "constructor"/] },
    { args: ['display', '--confg', 'a'], lines: [/^display: Unknown option '--confg'$/] },
    { args: ['display', 'door.json'], lines: [/^display: Unexpected argument 'door.json'/] },
    { args: ['display', '--config'], lines: [/^display: Option '--config <value>' argument missing$/] },
    { args: ['start', '--dev=yes'], lines: [/^start: Option '--dev' does not take an argument$/] },
    { args: ['display', '--port', '-1'], lines: [/^display: Option '--port' argument is ambiguous$/] },
    { args: ['display', '--port', '65536'], lines: [/^--port: found "65536", expected a whole number from 0 to 65535/] },
    { args: ['display', '--port', '0x10'], lines: [/^--port: found "0x10"/] },
    { args: ['doctor', '--other-mailbox='], lines: [/^--other-mailbox: found nothing/] },
    { args: ['doctor', '--port', '1'], lines: [/^doctor: Unknown option '--port'$/] },
    { args: ['display', '--port', ''], lines: [/^--port: found ""/] },
    { args: ['simulate', '--quirk='], lines: [/^--quirk: found nothing, expected a value$/] },
    { args: ['display', '--config=', '--port=a', '--host='], lines: [/^--port/, /^--config: found nothing/, /^--host: found nothing/] },
  ])('$args', ({ args, lines }) => {
    const invocation = parseCommandLine(args);
    expect(invocation).toEqual({ kind: 'badUsage', lines: lines.map((line) => expect.stringMatching(line)) });
  });
});
