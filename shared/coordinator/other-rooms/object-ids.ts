import { GraphError } from '../../graph/graph-error.ts';
import { readUser } from '../../graph/graph-room-calendar.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createKept } from './kept.ts';

/** The directory's id of a mailbox; null where the directory does not tell. Never rejects but for a bug. */
export type ObjectIdOf = (address: string) => Promise<string | null>;

const KEPT_MS = 24 * 3_600_000;
const UNTOLD_KEPT_MS = 30 * 60_000;
const MOST = 5_000;

/** Looks each up once a day, and a directory that does not answer every half hour (Q42). */
export function createObjectIds({ transportApart }: Pick<GraphSession, 'transportApart'>, clock: Pick<Clock, 'monotonicMs'>): ObjectIdOf {
  const transport = transportApart();
  const kept = createKept<string | null>({ clock, goodForMs: (id) => (id === null ? UNTOLD_KEPT_MS : KEPT_MS), most: MOST });
  return (address) =>
    kept(address.toLowerCase(), async () => {
      try {
        // The answer is for everybody, so nobody's going away ends it.
        return (await readUser(transport, address, new AbortController().signal))?.id ?? null;
      } catch (error) {
        if (error instanceof GraphError) return null;
        throw error;
      }
    });
}
