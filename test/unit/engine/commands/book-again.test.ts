import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../../shared/domain/meeting.ts';
import type { BookEntry } from '../../../../shared/engine/commands/book-entry.ts';
import { advanceBooking } from '../../../../shared/engine/commands/book-steps.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildBookEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const slot = [tenMs, elevenMs] as const;
const whole = { startMs: tenMs, endMs: elevenMs };
const halfMs = tenMs + 1_800_000;
const claim = (settled: typeof whole | null) => ({ claim: { commandId: 'other', settled, parent: null } });

const rivals: Readonly<Record<string, CalendarEvent>> = {
  'a meeting': personsMeeting('r', ...slot, { isOrganizer: false, responseStatus: 'accepted' }),
  'an undecided invitation': personsMeeting('r', ...slot, { isOrganizer: false, responseStatus: 'notResponded' }),
  'a settled booking': doorsBooking('r', ...slot, claim(whole)),
  'a new booking of another door': doorsBooking('r', ...slot, claim(null)),
  'time that another door only claims': doorsBooking('r', tenMs - 3_600_000, halfMs, claim({ startMs: tenMs - 3_600_000, endMs: tenMs })),
};

const neverSent: Partial<BookEntry> = { checkedAt: { run: 'this run', monotonicMs: -60_000, wallMs: tenMs - 60_000 } };
const sent: Partial<BookEntry> = { isSent: true };
const ofAnotherRun: Partial<BookEntry> = { checkedAt: { run: 'another run', monotonicMs: 0, wallMs: tenMs } };

test.each([
  ...Object.keys(rivals).map((rival) => ({ rival, facts: neverSent, stage: 'withdraw', because: 'nothing of ours is there' })),
  ...['a meeting', 'a settled booking'].flatMap((rival) => [
    { rival, facts: sent, stage: 'withdraw', because: 'it stands firm' },
    { rival, facts: ofAnotherRun, stage: 'withdraw', because: 'it stands firm' },
  ]),
  ...['an undecided invitation', 'a new booking of another door', 'time that another door only claims'].flatMap((rival) => [
    { rival, facts: sent, stage: 'verify', because: 'it may be giving way to ours, which is there unseen' },
    { rival, facts: ofAnotherRun, stage: 'verify', because: 'nobody knows whether ours was sent before the restart' },
  ]),
])('E29 before the bytes go out again $rival leads to $stage: $because', async ({ rival, facts, stage }) => {
  const { calendar, deps } = createStepHouse(tenMs);
  calendar.put(rivals[rival] ?? personsMeeting('r', ...slot));
  const next = await advanceBooking(buildBookEntry(facts), deps, new AbortController().signal);
  expect(next).toMatchObject({ kind: 'next', entry: { stage } });
});
