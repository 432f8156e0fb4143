import type { BookEntry, EndEntry, ExtendEntry } from '../../../../shared/engine/journal/journal-entry.ts';
import { buildBookingBody, buildEndPatchBody } from '../../../../shared/graph/event-body.ts';

export const tenMs = Date.parse('2026-03-02T10:00:00Z');
export const elevenMs = tenMs + 3_600_000;
const halfMs = tenMs + 1_800_000;

/** A booking from ten to eleven, tapped at ten. */
export function buildBookEntry(changes: Partial<BookEntry> = {}): BookEntry {
  const commandId = changes.commandId ?? 'c1';
  const times = { startMs: tenMs, endMs: elevenMs };
  return {
    kind: 'book',
    commandId,
    madeAtMs: tenMs,
    giveUpMs: tenMs + 300_000,
    ...times,
    body: buildBookingBody({ commandId, ...times, subject: 'Booked at the door', roomName: 'Boardroom', roomAddress: null, text: 'x' }),
    eventId: null,
    stage: 'create',
    withdrawal: null,
    ...changes,
  };
}

/** Event `e1`, a door booking from ten to half past, is to end at eleven. */
export function buildExtendEntry(changes: Partial<ExtendEntry> = {}): ExtendEntry {
  return {
    kind: 'extend',
    commandId: 'c2',
    madeAtMs: tenMs,
    giveUpMs: tenMs + 300_000,
    eventId: 'e1',
    oldKey: 'k1',
    startMs: tenMs,
    fromEndMs: halfMs,
    endMs: elevenMs,
    body: buildEndPatchBody(elevenMs),
    revertBody: buildEndPatchBody(halfMs),
    stage: 'write',
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
    body: buildEndPatchBody(endMs),
    bookingId: 'c1',
    stage: 'write',
    ...changes,
  };
}
