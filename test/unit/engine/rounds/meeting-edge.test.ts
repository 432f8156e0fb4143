import { expect, test } from 'vitest';
import { nextEdgeMs } from '../../../../shared/engine/rounds/meeting-edge.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { buildEvent } from '../../domain/build-meeting.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const replica = { window: { startMs: 0, endMs: 1 }, timeZone: 'Europe/Amsterdam', deltaUrl: null, readAtMs: 0, roomName: null };
const ten = personsMeeting('a', tenMs, elevenMs);
const allDay = buildEvent({ id: 'b', time: { kind: 'allDay', startDate: '2026-03-03', endDate: '2026-03-04' } });

test.each([
  { events: [], nowMs: tenMs, edgeMs: null, because: 'nothing is known' },
  { events: [ten], nowMs: tenMs - 1, edgeMs: tenMs, because: 'it starts' },
  { events: [ten], nowMs: tenMs, edgeMs: elevenMs, because: 'it ends' },
  { events: [ten], nowMs: elevenMs, edgeMs: null, because: 'it is over' },
  { events: [{ ...ten, isCancelled: true }], nowMs: tenMs - 1, edgeMs: null, because: 'what does not block has no edges' },
  { events: [allDay], nowMs: elevenMs, edgeMs: Date.parse('2026-03-02T23:00:00Z'), because: 'a day starts when it does in the room' },
])('E11 the next edge: $because', ({ events, nowMs, edgeMs }) => {
  expect(nextEdgeMs({ ...replica, events }, nowMs)).toBe(edgeMs);
});
