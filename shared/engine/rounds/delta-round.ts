import { GraphError } from '../../graph/graph-error.ts';
import type { DeltaChange, DeltaPage, DeltaStart, RoomCalendar } from '../../graph/room-calendar.ts';

/** More pages than any room's ten days can fill; past it the service is going round in circles (Q1). */
const PAGE_CAP = 200;

export interface DeltaRound {
  readonly changes: readonly DeltaChange[];
  readonly deltaUrl: string;
}

/** The service repeats itself or never ends the round. */
export class DeltaLoopError extends Error {
  override readonly name = 'DeltaLoopError';
}

/**
 * Follows pages until a delta link ends the round (E3). Empty pages are pages like others (Q3).
 * @throws GraphError from the calendar; DeltaLoopError when a link or a page comes a second time, or after 200 pages.
 */
export async function readDeltaRound(
  readDeltaPage: RoomCalendar['readDeltaPage'],
  start: DeltaStart,
  signal: AbortSignal,
): Promise<DeltaRound> {
  const changes: DeltaChange[] = [];
  const seen = new Set<string>();
  let from = start;
  for (let count = 0; count < PAGE_CAP; count += 1) {
    const page: DeltaPage = await readDeltaPage(from, signal);
    changes.push(...page.changes);
    if (page.link.kind === 'delta') return { changes, deltaUrl: page.link.url };
    for (const mark of marksOf(page)) {
      if (seen.has(mark)) throw new DeltaLoopError(`page ${count + 1} came before`);
      seen.add(mark);
    }
    from = { kind: 'link', url: page.link.url, pageSize: start.pageSize };
  }
  throw new DeltaLoopError(`no delta link after ${PAGE_CAP} pages`);
}

/** Tries once more without a page size when the service loops: the loop was only ever seen with one (Q1). */
export async function readDeltaRoundUnlooped(
  readDeltaPage: RoomCalendar['readDeltaPage'],
  start: DeltaStart,
  signal: AbortSignal,
): Promise<DeltaRound> {
  try {
    return await readDeltaRound(readDeltaPage, start, signal);
  } catch (error) {
    if (!(error instanceof DeltaLoopError) || start.pageSize === null) throw error;
    return readDeltaRound(readDeltaPage, { ...start, pageSize: null }, signal);
  }
}

export function isCursorLost(error: unknown): boolean {
  return error instanceof GraphError && error.kind === 'cursorExpired';
}

function marksOf(page: DeltaPage): readonly string[] {
  const items = page.changes.map((change) => (change.kind === 'removed' ? `-${change.id}` : `${change.id} ${change.changeKey}`));
  return items.length === 0 ? [page.link.url] : [page.link.url, items.join('\n')];
}
