import { readFile } from 'node:fs/promises';

export type JsonFileReply = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'unreadable'; readonly line: string };

/** Reads a JSON file a person wrote; what is wrong with it becomes one line with the place. */
export async function readJsonFile(path: string): Promise<JsonFileReply> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, ''); // Windows' editors begin files with a mark
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const found = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : `a file that cannot be read (${code})`;
    return { kind: 'unreadable', line: `${path}: found ${found}, expected a JSON file` };
  }
  try {
    return { kind: 'read', value: JSON.parse(text) as unknown };
  } catch {
    // Node's message is not passed on: it may quote the text around the fault, and that may be the secret.
    return { kind: 'unreadable', line: `${path}:${placeOf(text)}: found what is no JSON, expected JSON` };
  }
}

/** `line:column` of the first character that cannot stand where it does, both from 1, as editors take it; the end where the text just stops. */
function placeOf(text: string): string {
  let viable = 0;
  let faulty = text.length + 1;
  // Node tells a position for some faults only, so it is searched: a text cut off before the fault is merely unfinished.
  while (faulty - viable > 1) {
    const middle = Math.floor((viable + faulty) / 2);
    if (isUnfinished(text.slice(0, middle))) viable = middle;
    else faulty = middle;
  }
  const before = text.slice(0, viable).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

function isUnfinished(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /^Unexpected end|^Unterminated/.test(message) || Number(/at position (\d+)/.exec(message)?.[1]) >= start.length;
  }
}
