import { blocks } from './blocks.ts';
import type { ChangeAct, ChangeFacts, ChangeRuling } from './change-act.ts';
import { isSwitchedOn, mayChange } from './change-permission.ts';
import { ruleOnEnding } from './ending-rules.ts';
import { ruleOnExtension } from './extension-rules.ts';
import { ruleOnDecline, ruleOnMove, ruleOnRelease } from './leaving-rules.ts';
import { refusedFor } from './rule-refusal.ts';
import { ruleOnEarlyStart } from './starting-rules.ts';

/**
 * Whether a meeting may be changed so, and what that would do to whom (D7). Asked when the view is built and again on a
 * fresh read before anything is sent, so that a sheet never says other than what happens.
 */
export function checkChange(facts: ChangeFacts, act: ChangeAct, nowMs: number): ChangeRuling {
  if (!isSwitchedOn(act.kind, facts.policy)) return refusedFor('notAllowed');
  const meeting = facts.meetings.find(({ id }) => id === act.meetingId);
  if (!meeting || !blocks(meeting)) return refusedFor('meetingGone');
  if (!mayChange(act.kind, meeting, facts)) return refusedFor(act.kind === 'decline' ? 'notAllowed' : 'notADoorBooking');
  if (meeting.endMs <= nowMs) return refusedFor('meetingOver');
  switch (act.kind) {
    case 'extend':
      return ruleOnExtension(facts, meeting, act.endMs, nowMs);
    case 'end':
      return ruleOnEnding(facts, meeting, nowMs);
    case 'startEarly':
      return ruleOnEarlyStart(facts, meeting, nowMs);
    case 'release':
      return ruleOnRelease(facts, meeting, nowMs);
    case 'decline':
      return ruleOnDecline(facts, meeting, nowMs);
    case 'move':
      return ruleOnMove(facts, meeting, nowMs);
  }
}
