import { buildBookingBody } from '../../graph/event-body.ts';
import { type BookEntry, newBookEntry } from '../commands/book-entry.ts';
import { GIVE_UP_MS } from '../commands/command-plan.ts';
import type { Moment } from '../journal/moment.ts';
import type { RoomOrder } from './room-order.ts';

/** The very entry that a door makes for another room, so that the same steps and the same arbitration carry it out (E70). */
export function deskEntry(
  { commandId, room, startMs, endMs, subject, text, parent }: RoomOrder,
  nowMs: number,
  checkedAt: Moment,
): BookEntry {
  const hold = parent && ({ ...parent, relation: 'instead' } as const);
  const words = { roomName: room.name, roomAddress: room.address, subject, text };
  return newBookEntry(
    {
      ...{ commandId, startMs, endMs, madeAtMs: nowMs, giveUpMs: Math.min(endMs, nowMs + GIVE_UP_MS) },
      commandKind: parent === null ? 'bookElsewhere' : 'move',
      // What comes of it is told to a door; the words of a hold are that door's own.
      purpose: 'booking',
      parent: hold,
      elsewhere: { address: room.address, name: room.name },
      body: buildBookingBody({ commandId, startMs, endMs, parent: hold, ...words }),
    },
    checkedAt,
  );
}

/** Takes back an order under way, with whatever of it may still land: a request of this moment may be on its way. */
export function recalled(entry: BookEntry): BookEntry {
  return { ...entry, isSent: true, stage: 'withdraw', withdrawal: 'gaveUp' };
}

/** Takes back what was booked; without its event's name, whatever the command has made. */
export function withdrawalOf(
  commandId: string,
  { room, startMs, endMs }: Pick<RoomOrder, 'room' | 'startMs' | 'endMs'>,
  eventId: string | null,
  { nowMs, now }: { readonly nowMs: number; readonly now: Moment },
): BookEntry {
  const asked = { commandId, commandKind: 'bookElsewhere', madeAtMs: nowMs, giveUpMs: nowMs, startMs, endMs, body: '' } as const;
  const entry = { ...newBookEntry({ ...asked, elsewhere: room }, now), eventId, isSent: eventId === null };
  return { ...entry, stage: 'withdraw', withdrawal: 'gaveUp' };
}
