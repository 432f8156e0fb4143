import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cloud } from '../../config/door-config.ts';
import { writeWholeFile } from '../../runtime/write-whole-file.ts';
import { isPathWord } from './kept-words.ts';
import type { RecordedCall, RecordingIndex } from './recorded-call.ts';
import { createSanitizer, type Sanitizer } from './sanitizer.ts';

interface Recording {
  /** A `fetch` whose calls are written down, without what tells whose they are. */
  wrap(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  /** Writes the index and says how many calls there were; a file that could not be written is a problem to tell, not an end. */
  close(): Promise<RecordingEnd>;
}

interface RecordingEnd {
  readonly calls: number;
  readonly problem: string | null;
}

export type RecordingReply =
  | { readonly kind: 'opened'; readonly recording: Recording }
  | { readonly kind: 'refused'; readonly problem: string };

export interface RecordingDeps {
  readonly cloud: Cloud;
  /** Lintel's. */
  readonly version: string;
  /** What the stand-ins are made from; never written down. */
  readonly key?: string;
  readonly nowMs?: () => number;
}

/** Begins a recording in a folder that is empty or not there yet: two would mix their stand-ins. */
export async function openRecording(folder: string, deps: RecordingDeps): Promise<RecordingReply> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0) return { kind: 'refused', problem: `found ${folder} in use, expected an empty folder` };
  } catch (error) {
    return { kind: 'refused', problem: `found ${folder}, where no folder can be made (${codeOf(error)})` };
  }
  return { kind: 'opened', recording: createRecording(folder, deps) };
}

function createRecording(folder: string, { cloud, version, key = randomUUID(), nowMs = Date.now }: RecordingDeps): Recording {
  const sanitizer = createSanitizer(key, cloud);
  const calls: RecordingIndex['calls'] = [];
  const writes: Promise<string | null>[] = [];
  let count = 0;

  const writeDown = (file: string, value: RecordedCall | RecordingIndex): Promise<string | null> =>
    writeWholeFile(join(folder, file), `${JSON.stringify(value, null, 2)}\n`).then(
      () => null,
      (error: unknown) => `${file} could not be written (${codeOf(error)})`,
    );

  const keep = (call: RecordedCall): void => {
    const { pathname } = new URL(call.request.url);
    const file = `${String(call.number).padStart(3, '0')}-${call.request.method.toLowerCase()}-${lastWordOf(pathname)}.json`;
    calls.push({ file, method: call.request.method, path: pathname, status: call.response?.status ?? null });
    writes.push(writeDown(file, call));
  };

  return {
    wrap: (fetch) => async (input, init) => {
      count += 1;
      const number = count;
      const atMs = nowMs();
      const request = requestOf(sanitizer, String(input), init);
      const told = (response: RecordedCall['response']): void =>
        keep({ format: 1, number, atMs, tookMs: nowMs() - atMs, request, response });
      const response = await fetch(input, init).catch((error: unknown) => {
        told(null);
        throw error;
      });
      const text = await response
        .clone()
        .text()
        .catch(() => ''); // broken off: the reader of the original will say so
      const body = sanitizer.body(text, response.headers.get('content-type'));
      told({ status: response.status, headers: sanitizer.headers(response.headers), body });
      return response;
    },
    async close() {
      const index: RecordingIndex = { format: 1, lintel: version, calls: calls.toSorted((a, b) => a.file.localeCompare(b.file)) };
      const problems = [...(await Promise.all(writes)), await writeDown('index.json', index)];
      return { calls: calls.length, problem: problems.find((problem) => problem !== null) ?? null };
    },
  };
}

function requestOf(sanitizer: Sanitizer, url: string, { method = 'GET', headers, body }: RequestInit = {}): RecordedCall['request'] {
  const sent = new Headers(headers);
  return {
    method,
    url: sanitizer.url(url),
    headers: sanitizer.headers(sent),
    body: sanitizer.body(typeof body === 'string' ? body : '', sent.get('content-type')),
  };
}

/** What the call was about, for the name of its file. */
const lastWordOf = (pathname: string): string =>
  pathname.split('/').findLast((part) => /^[a-zA-Z]/.test(part) && isPathWord(part)) ?? 'call';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
