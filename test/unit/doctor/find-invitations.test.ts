import { expect, test } from 'vitest';
import { findInvitations } from '../../../shared/doctor/find-invitations.ts';
import { buildMeeting } from '../domain/build-meeting.ts';

const times = ['2026-11-18T09:00Z', '2026-11-18T10:00Z'] as const;
const from = (address: string | null) => ({ organizer: { name: null, address }, isOrganizer: false, iCalUId: 'uid' });
const meeting = (over: Parameters<typeof buildMeeting>[2]) => buildMeeting(...times, { ...from('ada@contoso.com'), ...over });

test('an invitation to the room names its organiser, its iCalUId and its times', () => {
  const window = { startMs: Date.parse(times[0]), endMs: Date.parse(times[1]) };
  expect(findInvitations([meeting({})], null)).toEqual([{ organizer: 'ada@contoso.com', iCalUId: 'uid', ...window }]);
});

test.each([
  { name: 'what the room itself holds', over: { isOrganizer: true } },
  { name: 'what was cancelled', over: { isCancelled: true } },
  { name: 'what the room has turned down', over: { responseStatus: 'declined' } },
  { name: 'what has no iCalUId', over: { iCalUId: null } },
  { name: 'what has an organiser without an address', over: from(null) },
  { name: 'what has no organiser', over: { organizer: null } },
] as const)('$name proves nothing', ({ over }) => {
  expect(findInvitations([meeting(over)], null)).toEqual([]);
});

test('a whole day proves nothing', () => {
  const time = { kind: 'allDay', startDate: '2026-11-18', endDate: '2026-11-19' } as const;
  expect(findInvitations([{ ...meeting({}), time }], null)).toEqual([]);
});

test('each organiser is named once, people of the own domain first', () => {
  const organizers = ['eve@fabrikam.com', 'ada@contoso.com', 'Ada@Contoso.com', 'bram@contoso.com', 'mallory@notcontoso.com'];
  const found = findInvitations(
    organizers.map((address) => meeting(from(address))),
    'Contoso.com',
  );
  expect(found.map(({ organizer }) => organizer.toLowerCase())).toEqual([
    'ada@contoso.com',
    'bram@contoso.com',
    'eve@fabrikam.com',
    'mallory@notcontoso.com',
  ]);
});
