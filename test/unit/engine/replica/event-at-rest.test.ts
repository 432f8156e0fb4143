import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../../shared/domain/policy.ts';
import { eventAtRest } from '../../../../shared/engine/replica/event-at-rest.ts';
import { saveReplica } from '../../../../shared/engine/replica/replica-file.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const event = buildEvent({
  subject: 'Takeover of Fabrikam',
  bodyPreview: 'Offer: 40 million',
  joinUrl: 'https://meet.example/secret',
  organizer: { name: 'Adele Vance', address: 'adele@contoso.com' },
  attendees: [{ name: 'Lee Gu', address: 'lee@contoso.com', type: 'required' }],
});
const secrets = {
  subject: 'Fabrikam',
  body: '40 million',
  link: 'meet.example',
  organizer: 'Adele',
  address: 'adele@',
  attendee: 'Lee',
  guest: 'lee@',
};
type Secret = keyof typeof secrets;

test.each<{ policy: Partial<Policy>; changes: Partial<CalendarEvent>; kept: Secret[]; because: string }>([
  { policy: {}, changes: {}, kept: ['subject', 'organizer'], because: 'the glass shows subject and organiser' },
  { policy: { privacy: 'subjectOnly' }, changes: {}, kept: ['subject'], because: 'the glass shows the subject' },
  { policy: { privacy: 'organizerOnly' }, changes: {}, kept: ['organizer'], because: 'the glass shows the organiser' },
  { policy: { privacy: 'busyOnly' }, changes: {}, kept: [], because: 'the glass shows neither' },
  { policy: {}, changes: { sensitivity: 'private' }, kept: [], because: 'private is masked under any policy' },
  { policy: { showAttendees: 'names' }, changes: { sensitivity: 'confidential' }, kept: [], because: 'confidential too' },
  {
    policy: { showAttendees: 'names' },
    changes: {},
    kept: ['subject', 'organizer', 'attendee', 'guest'],
    because: 'the glass names who comes',
  },
])('E22 at rest under $policy: $because', async ({ policy, changes, kept }) => {
  const document = createMemoryDocument();
  const replica = {
    window: { startMs: 0, endMs: 1 },
    timeZone: 'UTC',
    events: [{ ...event, ...changes }],
    deltaUrl: 'https://graph/?$deltatoken=t',
    readAtMs: 0,
    roomName: null,
  };
  await saveReplica(document, { room: 'r', replica, lastTrueMs: 0 }, { ...defaultPolicy, ...policy });
  const text = document.text() ?? '';
  expect((Object.keys(secrets) as Secret[]).filter((secret) => text.includes(secrets[secret]))).toEqual(kept);
  expect(text).not.toContain('deltatoken');
});

test('E22 attendees without names still count, and what decides about the room is kept whole', () => {
  const atRest = eventAtRest(event, defaultPolicy);
  expect(atRest.attendees).toEqual([{ name: null, address: null, type: 'required' }]);
  const { id, time, showAs, responseStatus, isCancelled, claim, createdMs, sensitivity } = event;
  expect(atRest).toMatchObject({ id, time, showAs, responseStatus, isCancelled, claim, createdMs, sensitivity });
});
