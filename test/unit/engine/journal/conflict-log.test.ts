import { expect, test } from 'vitest';
import { createConflictLog } from '../../../../shared/engine/journal/conflict-log.ts';
import { doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { elevenMs, tenMs } from './build-entry.ts';

const claim = { commandId: 'c1', settled: { startMs: tenMs, endMs: elevenMs }, parent: null };
const booking = doorsBooking('ours', tenMs, elevenMs, { claim });
const meeting = personsMeeting('theirs', elevenMs - 60_000, elevenMs + 60_000);

test('E30 a meeting in time that a door has settled is in the log, once for as long as it is there', () => {
  const told: unknown[] = [];
  const { look } = createConflictLog({ warn: (event, facts) => void told.push([event, facts]) });
  const conflict = ['settledClaimOverlapped', { booking: 'ours', other: 'theirs' }];
  look([booking, meeting], 'UTC');
  look([booking, meeting], 'UTC');
  expect(told).toEqual([conflict]);
  look([booking], 'UTC');
  look([booking, meeting], 'UTC');
  expect(told).toEqual([conflict, conflict]);
});

test.each([
  { because: 'it only touches', other: personsMeeting('theirs', elevenMs, elevenMs + 60_000), ours: booking },
  { because: 'it takes no room', other: { ...meeting, showAs: 'free' } as const, ours: booking },
  { because: 'ours is not settled', other: meeting, ours: { ...booking, claim: { ...claim, settled: null } } },
])('E30 no conflict is logged where $because', ({ other, ours }) => {
  const told: unknown[] = [];
  createConflictLog({ warn: (event) => void told.push(event) }).look([ours, other], 'UTC');
  expect(told).toEqual([]);
});
