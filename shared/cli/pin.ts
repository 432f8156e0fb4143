import { isClearPin } from '../config/pin-schema.ts';
import { hashPin } from '../runtime/pin-hash.ts';
import type { CommandContext } from './command-context.ts';
import { done, type Outcome } from './outcome.ts';
import { readSecretLine, type SecretInput } from './read-secret-line.ts';

export interface PinTerminal {
  readonly input: SecretInput;
  /** Asks a person, beside what goes to standard output. */
  readonly ask: (text: string) => void;
}

const standard: PinTerminal = { input: process.stdin, ask: (text) => void process.stderr.write(text) };

/** Prints the hash of a PIN. A person at a terminal types it twice; a pipe says it once. */
export async function pin({ say, signal }: Pick<CommandContext, 'say' | 'signal'>, { input, ask } = standard): Promise<Outcome> {
  const isTerminal = input.isTTY === true;
  const read = async (label: string): Promise<string | null> => {
    if (isTerminal) ask(label);
    const line = await readSecretLine(input, signal);
    if (isTerminal) ask('\n');
    return line;
  };
  const given = await read('PIN, 4 to 12 digits: ');
  if (given === null) return { kind: 'failed', lines: ['pin: no PIN was given'] };
  if (!isClearPin(given)) return { kind: 'badUsage', lines: ['pin: found something else, expected 4 to 12 digits'] };
  if (isTerminal && (await read('Once more: ')) !== given) return { kind: 'badUsage', lines: ['pin: the two are not the same'] };
  say(await hashPin(given));
  return done;
}
