import { expect, test } from 'vitest';
import { blocks } from '../../../shared/domain/blocks.ts';
import type { CalendarEvent } from '../../../shared/domain/meeting.ts';
import { buildEvent } from './build-meeting.ts';

test.each<{ event: Partial<CalendarEvent>; taken: boolean; because: string }>([
  { event: {}, taken: true, because: 'it was accepted' },
  { event: { showAs: 'tentative' }, taken: true, because: 'tentative holds the room' },
  { event: { responseStatus: 'tentativelyAccepted' }, taken: true, because: 'the attendant may yet accept it' },
  { event: { responseStatus: 'notResponded' }, taken: true, because: 'the attendant may yet accept it' },
  { event: { responseStatus: 'none' }, taken: true, because: 'it was written straight into the calendar' },
  { event: { showAs: 'oof' }, taken: true, because: 'out of office is not free' },
  { event: { showAs: 'workingElsewhere' }, taken: true, because: 'only free is free' },
  { event: { showAs: 'unknown' }, taken: true, because: 'what is not known is not free' },
  { event: { type: 'occurrence' }, taken: true, because: 'a series takes the room each time' },
  { event: { type: 'exception' }, taken: true, because: 'so does its exception' },
  { event: { showAs: 'free' }, taken: false, because: 'it is shown as free' },
  { event: { isCancelled: true }, taken: false, because: 'it was cancelled' },
  { event: { responseStatus: 'declined' }, taken: false, because: 'the room declined it' },
])('D14 $event takes the room: $taken, for $because', ({ event, taken }) => {
  expect(blocks(buildEvent(event))).toBe(taken);
});
