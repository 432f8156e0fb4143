import type { CalendarEvent } from '../domain/meeting.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Patient } from './patient.ts';

/** Whether a change that was meant for an earlier state of an event is refused [3.2.9]. */
export type OutdatedTrial =
  /** As it should be. */
  | { readonly kind: 'refused'; readonly error: GraphError }
  | { readonly kind: 'taken' }
  /** The change for the state that was just read, which should have been taken. */
  | { readonly kind: 'currentRefused'; readonly error: GraphError }
  | { readonly kind: 'unproven'; readonly why: string; readonly error: GraphError | null };

/** Exact bytes. Both are seen changes, since the key need not move for others. */
export interface TrialChanges {
  readonly current: string;
  readonly outdated: string;
}

/** Changes the test event for the state that it has, and then once more for that state, which is outdated by then. Two requests. */
export async function tryOutdatedChange(
  patient: Pick<Patient, 'patchEvent'>,
  event: Pick<CalendarEvent, 'id' | 'changeKey'>,
  changes: TrialChanges,
  signal: AbortSignal,
): Promise<OutdatedTrial> {
  const { id, changeKey } = event;
  const unproven = (why: string, error: GraphError | null = null): OutdatedTrial => ({ kind: 'unproven', why, error });
  if (signal.aborted) return unproven('stopped before');
  if (changeKey === null) return unproven('Graph gave the event no change key');
  const change = async (body: string): Promise<CalendarEvent | GraphError | null> => {
    try {
      return await patient.patchEvent(id, body, signal, changeKey);
    } catch (error) {
      if (error instanceof GraphError) return error;
      throw error;
    }
  };

  const first = await change(changes.current);
  if (first === null) return unproven('the event was not to be found for the change');
  if (first instanceof GraphError)
    return first.kind === 'changed' ? { kind: 'currentRefused', error: first } : unproven(first.message, first);
  if (first.changeKey === changeKey) return unproven('the change key did not move with a change');
  const second = await change(changes.outdated);
  if (second === null) return unproven('the event was not to be found for the change');
  if (!(second instanceof GraphError)) return { kind: 'taken' };
  return second.kind === 'changed' ? { kind: 'refused', error: second } : unproven(second.message, second);
}
