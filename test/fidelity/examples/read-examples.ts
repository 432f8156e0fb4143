import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One published or observed body, with what the index says of it. */
export interface Example {
  readonly file: string;
  /** `POST /me/events` for a request, null for an answer. */
  readonly request: { readonly method: string; readonly path: string } | null;
  /** Of an answer; null where the material names none. */
  readonly status: number | null;
  readonly headers: Headers;
  readonly body: unknown;
}

const indexSchema = z.array(z.object({ file: z.string(), http: z.string(), headers: z.array(z.string()) }));

const requestLine = /^(GET|POST|PATCH|PUT|DELETE) (?:https:\/\/[^/]+\/(?:v1\.0|beta))?(\S+)$/;

/** All that the index of the folder names, so that what is added later is picked up. Nothing of it is copied. */
export function readExamples(referenceFolder: string): readonly Example[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(referenceFolder, 'examples', file), 'utf8'));
  return indexSchema.parse(read('index.json')).map(({ file, http, headers }) => {
    const [, method, path] = requestLine.exec(http) ?? [];
    const status = /^(?:HTTP\S* )?(\d{3})\b/.exec(http)?.[1] ?? /-(\d{3})\.json$/.exec(file)?.[1];
    return {
      file,
      request: method !== undefined && path !== undefined ? { method, path } : null,
      status: status === undefined ? null : Number(status),
      headers: new Headers(headers.map((line) => splitAtColon(line))),
      body: read(file),
    };
  });
}

function splitAtColon(line: string): [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).trim()];
}
