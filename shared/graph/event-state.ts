import { z } from 'zod';
import type { DoorClaim } from '../domain/meeting.ts';

/**
 * What doors know of an event beside who made it, kept on the event itself so that every door of the room knows it (D6, D8).
 * One property holds all of it, so whoever writes one field writes the others again, from a read just made.
 */
export interface EventState {
  readonly settled: DoorClaim['settled'];
  readonly parent: DoorClaim['parent'];
  readonly checkedInMs: number | null;
}

export const noState: EventState = { settled: null, parent: null, checkedInMs: null };

const instant = z.int().min(0);

const stateSchema = z.strictObject({
  settled: z
    .strictObject({ startMs: instant, endMs: instant })
    .refine(({ startMs, endMs }) => startMs < endMs)
    .optional(),
  parent: z.strictObject({ iCalUId: z.string().min(1), startMs: instant, relation: z.enum(['after', 'instead']) }).optional(),
  checkedInMs: instant.optional(),
});

/** A value that is not exactly ours counts as none: half of it must not settle anything. */
export function parseEventState(text: string | null): EventState {
  if (text === null) return noState;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return noState;
  }
  const { data } = stateSchema.safeParse(value);
  if (!data) return noState;
  return { settled: data.settled ?? null, parent: data.parent ?? null, checkedInMs: data.checkedInMs ?? null };
}

export function printEventState({ settled, parent, checkedInMs }: EventState): string {
  const value: z.infer<typeof stateSchema> = {
    ...(settled && { settled: { startMs: settled.startMs, endMs: settled.endMs } }),
    ...(parent && { parent: { iCalUId: parent.iCalUId, startMs: parent.startMs, relation: parent.relation } }),
    ...(checkedInMs !== null && { checkedInMs }),
  };
  return JSON.stringify(value);
}

/** The state that a read event carries: where every change of it begins. */
export function stateOf({ claim, checkedInMs }: { readonly claim: DoorClaim | null; readonly checkedInMs: number | null }): EventState {
  return { settled: claim?.settled ?? null, parent: claim?.parent ?? null, checkedInMs };
}
