import { GraphError } from '../graph/graph-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Patient } from './patient.ts';

/** How a write went, and whether anything of it is left. */
export type WriteTrial =
  /** Nothing was made. */
  | { readonly kind: 'refused'; readonly error: GraphError }
  /** No answer, to the repeat neither: it may still land. */
  | { readonly kind: 'unknown'; readonly error: GraphError }
  | {
      readonly kind: 'made';
      /** By its extended property, as a door settles a lost answer (D5). */
      readonly isFound: boolean;
      /** The first answer was lost, and the same bytes were sent again. */
      readonly lostAnswer: GraphError | null;
      /** Why it is still there; null when it is gone. */
      readonly left: GraphError | 'stillThere' | null;
    };

export interface TryWriteDeps {
  readonly patient: Pick<Patient, 'createEvent' | 'deleteEvent' | 'findByCommand'>;
  readonly clock: Pick<Clock, 'sleep'>;
}

export interface TestEvent {
  /** Exact bytes with a `transactionId`: sent twice they make one event [3.1.3]. */
  readonly body: string;
  readonly commandId: string;
}

const FIND_TRIES = 8;
const REMOVE_TRIES = 4;
const WAIT_MS = 2_000;
/** After these the event may have been made all the same. */
const answerLost = ['offline', 'aborted', 'serviceFailing', 'unexpectedReply'];

/** Makes the event, looks for it, and removes it in any case: also after Ctrl-C, which is why only the making listens to `signal`. */
export async function tryWrite({ patient, clock }: TryWriteDeps, event: TestEvent, signal: AbortSignal): Promise<WriteTrial> {
  const unstopped = new AbortController().signal;

  const create = async (stop: AbortSignal): Promise<string | null> => {
    const reply = await patient.createEvent(event.body, stop);
    return reply.kind === 'created' ? reply.event.id : reply.existingId;
  };

  /** Ids of the event as its mark finds them; a new event takes its time to be seen [3.1.6]. */
  const find = async (tries: number): Promise<readonly string[]> => {
    for (let attempt = 1; ; attempt += 1) {
      const found = await patient.findByCommand(event.commandId, unstopped);
      if (found.length > 0 || attempt === tries) return found.map(({ id }) => id);
      await clock.sleep(WAIT_MS);
    }
  };

  const findOrNone = async (tries: number): Promise<readonly string[]> => {
    try {
      return await find(tries);
    } catch (error) {
      graphErrorOrBug(error);
      return [];
    }
  };

  const remove = async (ids: readonly string[]): Promise<GraphError | 'stillThere' | null> => {
    let left: GraphError | 'stillThere' = 'stillThere';
    let present = ids;
    for (let attempt = 0; attempt < REMOVE_TRIES; attempt += 1) {
      if (attempt > 0) await clock.sleep(WAIT_MS);
      try {
        for (const id of present) await patient.deleteEvent(id, unstopped);
        const seen = await find(1);
        if (seen.length === 0) return null;
        [present, left] = [seen, 'stillThere'];
      } catch (error) {
        left = graphErrorOrBug(error);
      }
    }
    return left;
  };

  let lostAnswer: GraphError | null = null;
  let id: string | null;
  try {
    id = await create(signal);
  } catch (error) {
    const failure = graphErrorOrBug(error);
    if (!answerLost.includes(failure.kind)) return { kind: 'refused', error: failure };
    lostAnswer = failure;
    await clock.sleep(WAIT_MS);
    try {
      id = await create(unstopped);
    } catch (second) {
      const found = await findOrNone(1);
      const left = await remove(found);
      return left === null && found.length > 0
        ? { kind: 'made', isFound: true, lostAnswer, left }
        : { kind: 'unknown', error: graphErrorOrBug(second) };
    }
  }
  const found = await findOrNone(FIND_TRIES);
  const left = await remove([...new Set([...(id === null ? [] : [id]), ...found])]);
  return { kind: 'made', isFound: found.length > 0, lostAnswer, left };
}

function graphErrorOrBug(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  throw error;
}
