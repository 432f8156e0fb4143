import type { Context } from 'hono';
import type { z } from 'zod';
import { ActRefusal, wrong } from './act-refusal.ts';

/** A key that is not known is a problem of that key, not of what holds it. */
function problemsOf(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.') || 'body', message: issue.message }];
  return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not known here' }));
}

/** The body against its schema; an empty body is an empty object. */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await context.req.text();
  let raw: unknown;
  try {
    raw = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw wrong('body', 'is not JSON');
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ActRefusal(400, parsed.error.issues.flatMap(problemsOf));
}

/** Leaves out what was not sent. */
export const sentOnly = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
