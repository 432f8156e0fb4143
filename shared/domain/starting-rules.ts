import type { ChangeFacts, ChangeRuling } from './change-act.ts';
import { consequenceOf } from './change-consequence.ts';
import { makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { holdOf } from './meeting-key.ts';
import { refusedFor } from './rule-refusal.ts';
import { slotRefusal } from './slot-rules.ts';
import { MINUTE_MS, minuteOf } from './whole-minute.ts';

/** People who stand at the door for a later meeting than this want the room for something else: then they book it. */
const EARLIEST_MINUTES = 60;

/** Letting a meeting that lies ahead begin now; it ends when it would have. The room has to be free until its start. */
export function ruleOnEarlyStart(facts: ChangeFacts, meeting: Meeting, nowMs: number): ChangeRuling {
  const { meetings, policy } = facts;
  const startMs = minuteOf(nowMs);
  if (meeting.startMs <= nowMs) return refusedFor('notNow');
  if (meeting.time.kind === 'allDay') return refusedFor('notAllowed'); // it has dates, no start to move
  if (meeting.startMs - startMs > EARLIEST_MINUTES * MINUTE_MS) return refusedFor('notNow');
  const maker = makerOf(meeting);
  // How long somebody else's meeting lasts is not for the door to judge.
  if (maker === 'door' && meeting.endMs - startMs > policy.longestBookingMinutes * MINUTE_MS) return refusedFor('tooLong');
  const others = meetings.filter(({ id }) => id !== meeting.id);
  const reason = slotRefusal({ ...facts, meetings: others }, { startMs, endMs: meeting.startMs });
  if (reason !== null) return refusedFor(reason);
  const means = maker === 'door' || maker === 'hold' ? 'change' : 'changeCopy';
  const hold = maker === 'hold' ? null : holdOf(meeting, meetings);
  return { kind: 'allowed', meeting, hold, times: { startMs, endMs: meeting.endMs }, consequence: consequenceOf(means, meeting) };
}
