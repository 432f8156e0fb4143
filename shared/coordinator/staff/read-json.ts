import type { z } from 'zod';
import { createBodyReader } from '../notifications/read-body.ts';
import { refuse } from './staff-answer.ts';

/** The body, or the answer to one that is no good. */
export type JsonReply<Body> = { readonly kind: 'read'; readonly body: Body } | { readonly kind: 'refused'; readonly response: Response };

/** The longest list of places fits in it. */
const LONGEST_BODY_BYTES = 8 * 1024 * 1024;

const readBody = createBodyReader({ longestBytes: LONGEST_BODY_BYTES, mostBytes: 4 * LONGEST_BODY_BYTES });

/** Reads JSON that fits the schema; tells every field that does not. */
export async function readJson<Body>(request: Request, schema: z.ZodType<Body>): Promise<JsonReply<Body>> {
  const read = await readBody(request);
  if (read.kind === 'tooLarge' || read.kind === 'noRoom') return refused(refuse('tooLarge'));
  const value = read.kind === 'read' ? parse(read.text) : undefined;
  if (value === undefined) return refused(refuse('malformed', { message: 'Found no JSON in the body, expected some.' }));
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'read', body: parsed.data };
  const problems = parsed.error.issues.slice(0, 20).map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return refused(refuse('malformed', { message: problems.join('; ') }));
}

const refused = (response: Response) => ({ kind: 'refused', response }) as const;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
