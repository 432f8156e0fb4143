import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './write-whole-file.ts';

/** Records that are only ever added to, one JSON value a line. */
export interface RecordFile {
  /** On the disk (fsync) before it resolves; rejects when it is not. In the order asked. */
  append(record: unknown): Promise<void>;
  /** What there is, as JSON Lines, oldest first. What a crash left of a line is not in it. */
  read(): Promise<string>;
}

/** Two files of this size: some four thousand acts. */
const MOST_BYTES = 512 * 1024;

/**
 * A `RecordFile` that does not grow for ever: a file that would pass `mostBytes` becomes `<name>.1`, in the place of the one before.
 * A line that a crash or a full disk cut short is closed before the next one, so that it spoils no other.
 */
export function createRecordFile(path: string, mostBytes = MOST_BYTES): RecordFile {
  let isWhole = false;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(act);
    last = mine.catch(() => {}); // the caller is told by `mine`
    return mine;
  };

  async function write(line: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const size = await sizeOf(path);
    if (size > 0 && size + Buffer.byteLength(line) > mostBytes) {
      await rename(path, `${path}.1`);
      isWhole = true;
    }
    const isNew = (await sizeOf(path)) === 0;
    const text = isWhole || isNew || (await endsWithLineBreak(path)) ? line : `\n${line}`;
    isWhole = false;
    const file = await open(path, 'a', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (isNew) await syncFolder(dirname(path));
    isWhole = true;
  }

  return {
    append: (record) => {
      const line = `${JSON.stringify(record)}\n`; // now: the caller may go on changing it
      return inTurn(() => write(line));
    },
    read: () =>
      inTurn(async () => {
        const texts = [await textOf(`${path}.1`), await textOf(path)];
        const lines = texts.flatMap((text) => text.split('\n')).filter(isRecord);
        return lines.map((line) => `${line}\n`).join('');
      }),
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(onMissing(null)))?.size ?? 0;
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(onMissing(''));
}

async function endsWithLineBreak(path: string): Promise<boolean> {
  return (await textOf(path)).endsWith('\n');
}

function onMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isMissing(error)) return value;
    throw error;
  };
}

function isRecord(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
