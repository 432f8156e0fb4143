import type { Span } from './instances.ts';
import type { RoomSettings } from './room-settings.ts';

interface DatedSpan extends Span {
  /** Original date in the series; null for a single meeting. */
  readonly date: string | null;
}

export interface BookingRequest {
  readonly settings: RoomSettings;
  readonly nowMs: number;
  /** The requested times, the first ones of an endless series. */
  readonly wanted: readonly DatedSpan[];
  /** What already takes the room. */
  readonly taken: readonly Span[];
  readonly isSeries: boolean;
  /** The series goes on after the last wanted date. */
  readonly isEndless: boolean;
  isWorkingTime(span: Span): boolean;
}

export type BookingVerdict =
  | { readonly kind: 'accept'; readonly declinedDates: readonly string[] }
  | { readonly kind: 'decline'; readonly reason: 'conflict' | 'tooFarAhead' | 'tooLong' | 'recurring' | 'outsideHours' };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const decline = (reason: Extract<BookingVerdict, { kind: 'decline' }>['reason']): BookingVerdict => ({ kind: 'decline', reason });

function isTooFarAhead({ settings, nowMs, wanted, isEndless, isSeries }: BookingRequest): boolean {
  const horizonMs = nowMs + settings.bookingWindowInDays * DAY_MS;
  if (!isSeries) return wanted.some((span) => span.startMs > horizonMs);
  return settings.enforceSchedulingHorizon && (isEndless || wanted.some((span) => span.endMs > horizonMs));
}

/** What AutoAccept answers to a meeting request (facts, section 4). */
export function judgeBooking(request: BookingRequest): BookingVerdict {
  const { settings, wanted, taken, isSeries } = request;
  const longestMs = settings.maximumDurationInMinutes * MINUTE_MS;
  if (isSeries && !settings.allowRecurringMeetings) return decline('recurring');
  if (longestMs > 0 && wanted.some((span) => span.endMs - span.startMs > longestMs)) return decline('tooLong');
  if (isTooFarAhead(request)) return decline('tooFarAhead');
  if (settings.scheduleOnlyDuringWorkHours && !wanted.every(request.isWorkingTime)) return decline('outsideHours');
  if (settings.allowConflicts) return { kind: 'accept', declinedDates: [] };

  const clashing = wanted.filter((span) => taken.some((other) => other.startMs < span.endMs && other.endMs > span.startMs));
  if (clashing.length === 0) return { kind: 'accept', declinedDates: [] };
  const isTolerable =
    isSeries &&
    clashing.length <= settings.maximumConflictInstances &&
    clashing.length * 100 <= settings.conflictPercentageAllowed * wanted.length;
  return isTolerable ? { kind: 'accept', declinedDates: clashing.flatMap(({ date }) => date ?? []) } : decline('conflict');
}
