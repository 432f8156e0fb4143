import { expect, test } from 'vitest';
import { faultPresets } from '../../../../renderer/outlook/fault-presets.ts';
import { type MeetingDraft, newMeetingFor } from '../../../../renderer/outlook/meeting-draft.ts';
import type { TenantState } from '../../../../renderer/outlook/tenant-state.ts';
import { systemClock } from '../../../../shared/runtime/clock.ts';
import { newMeetingSchema } from '../../../../shared/simulator/acts/act-schemas.ts';
import { tenantState } from '../../../../shared/simulator/acts/state.ts';
import { faultRuleSchema } from '../../../../shared/simulator/faults/fault.ts';
import { createTenant } from '../../../../shared/simulator/tenant/tenant.ts';

test('the page reads nothing that the tenant does not say', () => {
  // The compiler holds the page's type against the simulator's; only a missing field would show here.
  const state: TenantState = tenantState(createTenant({ clock: systemClock, random: Math.random }), '2026-11-23', []);
  expect(state.rooms[0]).toMatchObject({ name: 'Aurora', ianaZone: 'Europe/Berlin', date: '2026-11-23', day: [] });
});

test.each(faultPresets)('$name is made of faults the tenant knows', ({ faults }) => {
  for (const fault of faults) expect(faultRuleSchema.safeParse(fault).success).toBe(true);
});

const draft: MeetingDraft = {
  subject: ' Roadmap ',
  organizer: 'ada@contoso.com',
  rooms: ['aurora@contoso.com'],
  attendees: [],
  date: '2026-11-23',
  time: '14:00',
  minutes: 45,
  isAllDay: false,
  days: 2,
  isOnline: true,
  isPrivate: true,
  repeat: 'never',
  times: 5,
};

test.each<{ change: Partial<MeetingDraft>; sent: object; because: string }>([
  {
    change: {},
    sent: { subject: 'Roadmap', start: '2026-11-23T13:00:00.000Z', end: '2026-11-23T13:45:00.000Z', sensitivity: 'private', online: true },
    because: 'times are the wall clock of the room',
  },
  {
    change: { isAllDay: true },
    sent: { start: '2026-11-23', end: '2026-11-25', isAllDay: true },
    because: 'whole days end with the day after',
  },
  {
    change: { repeat: 'weekly' },
    sent: {
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
        range: { type: 'numbered', numberOfOccurrences: 5 },
      },
    },
    because: 'a week is counted from the day it starts on',
  },
  { change: { subject: ' ' }, sent: { subject: 'Meeting' }, because: 'no title is the tenant’s own word' },
])('$change is sent as $sent: $because', ({ change, sent }) => {
  expect(newMeetingSchema.parse(newMeetingFor({ ...draft, ...change }, 'Europe/Amsterdam'))).toMatchObject(sent);
});
