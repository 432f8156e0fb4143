import type { TimeWindow } from '../../domain/time-window.ts';
import type { FreeRoom } from '../../protocol/command-result.ts';

/** Finds nearby rooms that are free for all of a stretch, nearest first. Never rejects. */
export type FindRooms = (slot: TimeWindow, signal: AbortSignal) => Promise<readonly FreeRoom[]>;

interface Asked extends TimeWindow {
  readonly purpose: 'booking' | 'hold' | 'undo';
}

/** What goes with the refusal of a booking: other rooms for its time (D6). Who wanted to go on in this room is not sent elsewhere. */
export async function roomsInstead(
  { purpose, startMs, endMs }: Asked,
  { findRooms }: { readonly findRooms?: FindRooms | undefined },
  signal: AbortSignal,
): Promise<{ readonly elsewhere?: readonly FreeRoom[] }> {
  if (purpose !== 'booking' || !findRooms) return {};
  const elsewhere = await findRooms({ startMs, endMs }, signal);
  return elsewhere.length === 0 ? {} : { elsewhere };
}
