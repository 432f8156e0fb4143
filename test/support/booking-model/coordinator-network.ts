import type { BookingHistory, DoorPlan, Fate } from './booking-history.ts';

/** Whatever is longer on its way is a door's affair: claims count on it that what two ways hold up comes to no more than one could (E25). */
const LONGEST_MS = 3_000;

const isBrief = ({ thereMs }: Fate): boolean => thereMs <= LONGEST_MS;

/** The coordinator's own way to Graph, where the doors go by it: troubled like that of the last door, so that some answers get lost behind it. */
export function coordinatorPlan({ doors }: Pick<BookingHistory, 'doors'>): Pick<DoorPlan, 'paceMs' | 'reads' | 'writes'> {
  const { paceMs = 0, reads = [], writes = [] } = doors.at(-1) ?? {};
  return { paceMs: Math.min(paceMs, 400), reads: reads.filter(isBrief), writes: writes.filter(isBrief) };
}
