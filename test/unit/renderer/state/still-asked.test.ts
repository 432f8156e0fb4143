import { expect, test } from 'vitest';
import { actOfAction, actOfRelease } from '../../../../renderer/state/act.ts';
import { stillAsked } from '../../../../renderer/state/still-asked.ts';
import type { MeetingView } from '../../../../shared/view/door-view-meeting.ts';
import { actionsOnOthers, declined, heldAgain, shorterCopy } from '../../../support/sample-acts.ts';
import { dayOf, review } from '../../../support/sample-views-parts.ts';

const [end] = actionsOnOthers(review);
if (!end) throw new Error('the sample has no way to end the meeting');
const act = actOfAction(end);
const daysWith = (changes: Partial<MeetingView>) => [dayOf(0, [{ ...review, ...changes }]), dayOf(1, [])];

test('D7 a sheet says what the act does by now, not what it did when the sheet was opened', () => {
  const days = daysWith({ actions: [{ ...end, consequence: declined }] });
  expect(stillAsked(act, review, days)).toMatchObject({ kind: 'asked', consequence: declined });
});

test('D7 what the view does not offer at this moment is asked as it was: the door itself refuses it, and says why', () => {
  expect(stillAsked(act, review, daysWith({ actions: [] }))).toMatchObject({ kind: 'asked', consequence: shorterCopy });
});

test.each([
  { because: 'gone', days: [dayOf(0, [])] },
  { because: 'moved', days: daysWith({ startMs: review.startMs + 3_600_000 }) },
])('a meeting that is $because is not asked about', ({ days }) => {
  expect(stillAsked(act, review, days)).toEqual({ kind: 'gone' });
});

test('D8 the meeting of a release to be undone has gone already, and is asked about all the same', () => {
  const command = { kind: 'undoRelease', meetingId: review.id } as const;
  const at = { ms: review.startMs, text: '14:40', dayLabel: null };
  const undo = actOfRelease({ meeting: review, releasedAt: at, undoUntil: at, command, consequence: heldAgain });
  expect(stillAsked(undo, review, [dayOf(0, [])])).toEqual({ kind: 'asked', meeting: review, consequence: heldAgain });
});
