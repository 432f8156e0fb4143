import { z } from 'zod';
import type { Document } from '../../runtime/document.ts';
import type { PinKind } from '../../runtime/pin-check.ts';
import { noTries, type Tries } from './pin-lock.ts';
import { MOST_FAILURES } from './waits.ts';

export type AllTries = { readonly [Kind in PinKind]: Tries };

const triesSchema = z.strictObject({ failures: z.int().min(0).max(MOST_FAILURES), failedAtMs: z.number().nullable() });
const documentSchema = z.strictObject({ version: z.literal(1), administrator: triesSchema, action: triesSchema });

/** Whoever could make the record unreadable must not gain tries by it: it then counts as full (E62). */
export async function loadTries(document: Document): Promise<AllTries> {
  const loaded = await document.load();
  if (loaded === null) return { administrator: noTries, action: noTries };
  const parsed = documentSchema.safeParse(loaded);
  const full: Tries = { failures: MOST_FAILURES, failedAtMs: null };
  if (parsed.success) return parsed.data;
  const tries = { administrator: full, action: full };
  await saveTries(document, tries).catch(() => {}); // a file set aside is missing at the next start; a disk that takes nothing takes no try either
  return tries;
}

export function saveTries(document: Document, tries: AllTries): Promise<void> {
  return document.save({ version: 1, ...tries });
}
