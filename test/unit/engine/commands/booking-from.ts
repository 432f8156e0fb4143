import type { BookEntry } from '../../../../shared/engine/commands/book-entry.ts';
import { advanceBooking } from '../../../../shared/engine/commands/book-steps.ts';
import { buildStatePatchBody } from '../../../../shared/graph/event-body.ts';
import { noState } from '../../../../shared/graph/event-state.ts';
import { createStepHouse, doorsBooking } from '../../../support/step-house.ts';
import { buildBookEntry, elevenMs, runStart, tenMs } from '../journal/build-entry.ts';

export const { signal } = new AbortController();
export const mine = doorsBooking('made-c1', tenMs, elevenMs, { claim: { commandId: 'c1', settled: null, parent: null }, createdMs: tenMs });
/** Made, and to be looked for. */
export const toVerify = buildBookEntry({ stage: 'verify', eventId: 'made-c1', madeAt: runStart(tenMs) });
export const decided = {
  at: runStart(tenMs),
  body: buildStatePatchBody({ ...noState, settled: { startMs: tenMs, endMs: elevenMs } }),
  key: 'k1',
};
/** Decided for, and to be marked. */
export const toMark: BookEntry = { ...toVerify, decided, stage: 'mark' };

/** The steps of a booking from there on. */
export function bookingFrom(entry: BookEntry, timeZone?: string) {
  const steps = createStepHouse(tenMs, timeZone);
  return { ...steps, advance: () => advanceBooking(entry, steps.deps, signal) };
}
