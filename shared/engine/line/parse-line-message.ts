import type { LineServerMessage } from '../../protocol/coordinator-line.ts';
import { lineServerMessageSchema } from '../../protocol/coordinator-line-schema.ts';

export type ParsedLineMessage =
  | { readonly kind: 'message'; readonly message: LineServerMessage }
  /** Not of this version's words, or not in their shape: a newer coordinator may say more than this door knows. */
  | { readonly kind: 'foreign'; readonly word: string | null };

export function parseLineMessage(text: string): ParsedLineMessage {
  let said: unknown = null;
  try {
    said = JSON.parse(text);
  } catch {
    return { kind: 'foreign', word: null };
  }
  const { success, data } = lineServerMessageSchema.safeParse(said);
  return success ? { kind: 'message', message: data } : { kind: 'foreign', word: wordOf(said) };
}

/** The message's kind, for the log: not longer than a word. */
function wordOf(said: unknown): string | null {
  const kind = typeof said === 'object' && said !== null && 'kind' in said ? said.kind : null;
  return typeof kind === 'string' ? kind.slice(0, 40) : null;
}
