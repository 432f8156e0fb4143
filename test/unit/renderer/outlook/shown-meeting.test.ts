import { expect, test } from 'vitest';
import { placeInLanes } from '../../../../renderer/outlook/lanes.ts';
import { type MeetingLook, shownMeeting } from '../../../../renderer/outlook/shown-meeting.ts';
import type { RoomMeeting } from '../../../../renderer/outlook/tenant-state.ts';

const accepted: RoomMeeting = {
  meeting: 'm1',
  date: null,
  subject: 'Ada Verhoeven',
  organizerSubject: 'Roadmap',
  organizer: { name: 'Ada Verhoeven', address: 'ada@contoso.com' },
  isDirect: false,
  start: '2026-11-23T13:00:00.000Z',
  end: '2026-11-23T14:00:00.000Z',
  isAllDay: false,
  isCancelled: false,
  showAs: 'busy',
  sensitivity: 'normal',
  response: 'accepted',
  attendees: [],
};

test.each<{ meeting: Partial<RoomMeeting>; look: MeetingLook; because: string }>([
  { meeting: {}, look: 'accepted', because: 'the room said yes' },
  { meeting: { response: 'notResponded', showAs: 'tentative' }, look: 'tentative', because: 'the attendant has not answered yet' },
  { meeting: { showAs: 'tentative' }, look: 'tentative', because: 'the organiser is not sure' },
  { meeting: { response: 'organizer', isDirect: true }, look: 'door', because: 'it was written straight into the room' },
  { meeting: { response: 'organizer', isDirect: true, showAs: 'free' }, look: 'free', because: 'it does not block, whoever wrote it' },
  { meeting: { response: 'declined', showAs: 'free' }, look: 'declined', because: 'a no outweighs how it is shown' },
  { meeting: { isCancelled: true, isDirect: true }, look: 'cancelled', because: 'gone is gone' },
])('$meeting looks $look: $because', ({ meeting, look }) => {
  expect(shownMeeting({ ...accepted, ...meeting }).look).toBe(look);
});

test.each([
  { sensitivity: 'private', isPrivate: true },
  { sensitivity: 'confidential', isPrivate: true },
  { sensitivity: 'normal', isPrivate: false },
])('$sensitivity carries a lock: $isPrivate', ({ sensitivity, isPrivate }) => {
  expect(shownMeeting({ ...accepted, sensitivity }).isPrivate).toBe(isPrivate);
});

test.each([
  {
    spans: [
      [0, 60],
      [60, 90],
    ],
    lanes: ['0/1', '0/1'],
    because: 'back to back shares nothing',
  },
  {
    spans: [
      [0, 60],
      [30, 90],
      [90, 120],
    ],
    lanes: ['0/2', '1/2', '0/1'],
    because: 'only what overlaps is narrowed',
  },
  {
    spans: [
      [0, 60],
      [10, 20],
      [40, 50],
    ],
    lanes: ['0/2', '1/2', '1/2'],
    because: 'a lane that is free is used again',
  },
  {
    spans: [
      [0, 5],
      [10, 60],
    ],
    lanes: ['0/2', '1/2'],
    because: 'a short one takes the room it is drawn in',
  },
])('$spans stand in $lanes: $because', ({ spans, lanes }) => {
  const placed = placeInLanes(
    spans.map(([startMs = 0, endMs = 0]) => ({ startMs, endMs })),
    20,
  );
  expect(placed.map((place) => `${place.lane}/${place.lanes}`)).toEqual(lanes);
});
