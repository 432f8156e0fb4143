import { blocks } from './blocks.ts';
import { makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { parentOf } from './meeting-key.ts';
import { overlap } from './time-window.ts';
import { minuteFrom } from './whole-minute.ts';

/**
 * Whether a hold has outlived its reason (D7). One after a meeting stays while that meeting takes this room and ends where the hold
 * begins; one in the place of a meeting stays until that meeting comes in. What is past is history and stays.
 */
export function isHoldSpent(hold: Meeting, meetings: readonly Meeting[], nowMs: number): boolean {
  if (makerOf(hold) !== 'hold' || !blocks(hold) || hold.endMs <= nowMs) return false;
  const parent = parentOf(hold, meetings);
  if (hold.claim?.parent?.relation === 'instead') return parent !== null && overlap(parent, hold);
  return parent === null || minuteFrom(parent.endMs) !== hold.startMs;
}
