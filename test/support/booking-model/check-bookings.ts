import type { BookingHistory } from './booking-history.ts';
import { judgeBookings } from './judge-bookings.ts';
import { type LivedBookings, liveBookings } from './live-bookings.ts';
import { tellHistory, tellLived } from './tell.ts';

/** Lives through the history and throws what is not as it must be, with the history in plain words. */
export async function checkBookings(history: BookingHistory): Promise<LivedBookings> {
  const lived = await liveBookings(history);
  const wrong = judgeBookings(lived);
  if (wrong.length === 0) return lived;
  throw new Error([...wrong, 'the history:', tellHistory(history), 'what happened:', tellLived(lived)].join('\n'));
}
