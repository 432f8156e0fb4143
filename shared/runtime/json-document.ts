import { readFile, rename } from 'node:fs/promises';
import { type Clock, systemClock } from './clock.ts';
import type { Document } from './document.ts';
import type { Log } from './log.ts';
import { writeWholeFile } from './write-whole-file.ts';

export interface JsonDocumentDeps {
  readonly log: Log;
  /** Dates the name of a file set aside. */
  readonly clock?: Pick<Clock, 'nowMs'>;
  /** What is loaded in the place of a file that cannot be read; null, as if there were none, unless told otherwise. */
  readonly brokenAs?: unknown;
}

/**
 * A `Document` in a JSON file. A file that cannot be read is renamed to `<name>.broken-<time>` and reported, and counts
 * as `brokenAs`; where even that fails, `load` rejects, since a save would then destroy it. A failed save rejects and does not hold up the next.
 */
export function createJsonDocument(path: string, { log, clock = systemClock, brokenAs = null }: JsonDocumentDeps): Document {
  let lastSave: Promise<unknown> = Promise.resolve();

  async function setAside(): Promise<unknown> {
    const brokenPath = `${path}.broken-${new Date(clock.nowMs()).toISOString().replaceAll(':', '-')}`;
    await rename(path, brokenPath);
    // Without the parser's message: it quotes the text, which may hold what people call their meetings.
    log.error('documentSetAside', { path, brokenPath, cause: 'not JSON' });
    return brokenAs;
  }

  return {
    async load() {
      try {
        return JSON.parse(await readFile(path, 'utf8')) as unknown;
      } catch (error) {
        if (isMissing(error)) return null;
        if (error instanceof SyntaxError) return setAside();
        throw error; // a disk that does not answer now may hold a good file all the same
      }
    },
    save(value) {
      const text = JSON.stringify(value); // now, so that the caller may go on changing its value
      const save = lastSave.then(() => writeWholeFile(path, text));
      lastSave = save.catch(() => {}); // the caller is told by `save`
      return save;
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
