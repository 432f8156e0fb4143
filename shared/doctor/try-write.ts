import type { CalendarEvent } from '../domain/meeting.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Patient } from './patient.ts';
import { type OutdatedTrial, type TrialChanges, tryOutdatedChange } from './try-outdated-change.ts';

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
      /** What became of a change for an outdated state of the event; null when that was not tried. */
      readonly outdated: OutdatedTrial | null;
      /** The first answer was lost, and the same bytes were sent again. */
      readonly lostAnswer: GraphError | null;
      /** Why it is still there; null when it is gone. */
      readonly left: GraphError | 'stillThere' | null;
    };

export interface TryWriteDeps {
  readonly patient: Pick<Patient, 'createEvent' | 'patchEvent' | 'deleteEvent' | 'findByCommand'>;
  readonly clock: Pick<Clock, 'sleep'>;
}

export interface TestEvent {
  /** Exact bytes with a `transactionId`: sent twice they make one event [3.1.3]. */
  readonly body: string;
  readonly commandId: string;
  readonly changes: TrialChanges;
}

type TrialEvent = Pick<CalendarEvent, 'id' | 'changeKey'>;

const FIND_TRIES = 8;
const REMOVE_TRIES = 4;
const WAIT_MS = 2_000;
/** After these the event may have been made all the same. */
const answerLost = ['offline', 'aborted', 'serviceFailing', 'unexpectedReply'];

/** Makes the event, looks for it, changes it, and removes it in any case: also after Ctrl-C, which is why the removal does not listen to `signal`. */
export async function tryWrite({ patient, clock }: TryWriteDeps, event: TestEvent, signal: AbortSignal): Promise<WriteTrial> {
  const unstopped = new AbortController().signal;

  const create = async (stop: AbortSignal): Promise<TrialEvent | null> => {
    const reply = await patient.createEvent(event.body, stop);
    if (reply.kind === 'created') return reply.event;
    return reply.existingId === null ? null : { id: reply.existingId, changeKey: null };
  };

  /** The event as its mark finds it; a new event takes its time to be seen [3.1.6]. */
  const find = async (tries: number): Promise<readonly TrialEvent[]> => {
    for (let attempt = 1; ; attempt += 1) {
      const found = await patient.findByCommand(event.commandId, unstopped);
      if (found.length > 0 || attempt === tries) return found;
      await clock.sleep(WAIT_MS);
    }
  };

  const findOrNone = async (tries: number): Promise<readonly TrialEvent[]> => {
    try {
      return await find(tries);
    } catch (error) {
      graphErrorOrBug(error);
      return [];
    }
  };

  const remove = async (events: readonly TrialEvent[]): Promise<GraphError | 'stillThere' | null> => {
    let left: GraphError | 'stillThere' = 'stillThere';
    let present = new Set(events.map(({ id }) => id));
    for (let attempt = 0; attempt < REMOVE_TRIES; attempt += 1) {
      if (attempt > 0) await clock.sleep(WAIT_MS);
      try {
        for (const id of present) await patient.deleteEvent(id, unstopped);
        const seen = await find(1);
        if (seen.length === 0) return null;
        [present, left] = [new Set(seen.map(({ id }) => id)), 'stillThere'];
      } catch (error) {
        left = graphErrorOrBug(error);
      }
    }
    return left;
  };

  let lostAnswer: GraphError | null = null;
  let made: TrialEvent | null;
  try {
    made = await create(signal);
  } catch (error) {
    const failure = graphErrorOrBug(error);
    if (!answerLost.includes(failure.kind)) return { kind: 'refused', error: failure };
    lostAnswer = failure;
    await clock.sleep(WAIT_MS);
    try {
      made = await create(unstopped);
    } catch (second) {
      const found = await findOrNone(1);
      const left = await remove(found);
      return left === null && found.length > 0
        ? { kind: 'made', isFound: true, outdated: null, lostAnswer, left }
        : { kind: 'unknown', error: graphErrorOrBug(second) };
    }
  }
  const found = await findOrNone(FIND_TRIES);
  const present = [...found, ...(made === null ? [] : [made])];
  const [newest] = present;
  let outdated: OutdatedTrial | null = null;
  let left: GraphError | 'stillThere' | null = null;
  try {
    if (newest) outdated = await tryOutdatedChange(patient, newest, event.changes, signal);
  } finally {
    left = await remove(present); // after a bug as well
  }
  return { kind: 'made', isFound: found.length > 0, outdated, lostAnswer, left };
}

function graphErrorOrBug(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  throw error;
}
