import { on } from 'node:events';
import type { Readable } from 'node:stream';

/** Standard input: a terminal, a pipe or a file. */
export type SecretInput = Pick<Readable, 'on' | 'off' | 'pause' | 'resume'> & {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: ((isRaw: boolean) => unknown) | undefined;
};

const LONGEST = 1_000;

/** One line that nobody else is to see: a terminal shows nothing of it. Null when there was none, or the person thought better of it. */
export async function readSecretLine(input: SecretInput, signal: AbortSignal): Promise<string | null> {
  let text = '';
  input.setRawMode?.(true);
  input.resume(); // it may have been read from before
  try {
    for await (const [chunk] of on(input as Readable, 'data', { signal, close: ['end'] })) {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n') return text;
        if (character === '\u0003' || character === '\u0004') return null; // Ctrl-C and Ctrl-D, which a raw terminal hands on
        text = character === '\u007f' || character === '\b' ? text.slice(0, -1) : text + character;
        if (text.length > LONGEST) return null;
      }
    }
    return text === '' ? null : text;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    input.setRawMode?.(false);
    input.pause();
  }
}
