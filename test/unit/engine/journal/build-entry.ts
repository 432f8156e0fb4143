import { type BookEntry, newBookEntry } from '../../../../shared/engine/commands/book-entry.ts';
import type { ChangeEntry } from '../../../../shared/engine/commands/change-entry.ts';
import { freshClaim } from '../../../../shared/engine/commands/claim-fields.ts';
import type { EndEntry } from '../../../../shared/engine/commands/end-entry.ts';
import type { RemoveEntry } from '../../../../shared/engine/commands/remove-entry.ts';
import type { Moment } from '../../../../shared/engine/journal/moment.ts';
import { buildBookingBody, buildTimesPatchBody } from '../../../../shared/graph/event-body.ts';
import { noState } from '../../../../shared/graph/event-state.ts';

export const tenMs = Date.parse('2026-03-02T10:00:00Z');
export const elevenMs = tenMs + 3_600_000;
const halfMs = tenMs + 1_800_000;

/** The start of the run that the step house's stopwatch measures. */
export const runStart = (wallMs: number): Moment => ({ run: 'this run', monotonicMs: 0, wallMs });

const consequence = { means: 'change', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' } as const;

/** A booking from ten to eleven, tapped at ten. */
export function buildBookEntry(changes: Partial<BookEntry> = {}): BookEntry {
  const commandId = changes.commandId ?? 'c1';
  const times = { startMs: tenMs, endMs: elevenMs };
  const words = { subject: 'Booked at the door', roomName: 'Boardroom', roomAddress: null, text: 'x' };
  const body = buildBookingBody({ commandId, ...times, ...words });
  const asked = { commandId, commandKind: 'bookNow', madeAtMs: tenMs, giveUpMs: tenMs + 300_000, ...times, body } as const;
  return { ...newBookEntry(asked, runStart(tenMs)), ...changes };
}

/** Event `e1`, a door booking from ten to half past, is to end at eleven. */
export function buildExtendEntry(changes: Partial<ChangeEntry> = {}): ChangeEntry {
  return {
    kind: 'change',
    commandKind: 'extend',
    commandId: 'c2',
    madeAtMs: tenMs,
    giveUpMs: tenMs + 300_000,
    eventId: 'e1',
    oldKey: 'k1',
    ...{ fromStartMs: tenMs, fromEndMs: halfMs, startMs: tenMs, endMs: elevenMs },
    body: buildTimesPatchBody({ endMs: elevenMs }),
    ...{ consequence, checkedAt: runStart(tenMs), writeInDoubt: null, madeAt: null },
    ...freshClaim,
    stage: 'write',
    withdrawal: null,
    ...changes,
  };
}

/** Event `e1`, a door booking from ten to eleven, is to end at half past. */
export function buildEndEntry(changes: Partial<EndEntry> = {}): EndEntry {
  const endMs = changes.endMs ?? halfMs;
  return {
    kind: 'end',
    commandId: 'c3',
    madeAtMs: halfMs,
    giveUpMs: halfMs + 300_000,
    eventId: 'e1',
    oldKey: 'k1',
    startMs: tenMs,
    fromEndMs: elevenMs,
    endMs,
    body: buildTimesPatchBody({ endMs }, { ...noState, settled: { startMs: tenMs, endMs } }),
    consequence,
    stage: 'write',
    ...changes,
  };
}

/** Event `e1`, a door booking from ten to eleven, is taken away whole. */
export function buildRemoveEntry(changes: Partial<RemoveEntry> = {}): RemoveEntry {
  return {
    kind: 'remove',
    commandId: 'c3',
    madeAtMs: tenMs,
    giveUpMs: tenMs + 300_000,
    act: 'end',
    eventId: 'e1',
    startMs: tenMs,
    endMs: elevenMs,
    body: null,
    bookingId: 'c1',
    consequence: { ...consequence, means: 'remove' },
    checkedAt: runStart(tenMs),
    isSent: false,
    stage: 'write',
    ...changes,
  };
}
