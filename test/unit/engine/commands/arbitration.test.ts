import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarEvent, Meeting } from '../../../../shared/domain/meeting.ts';
import { arbitrate, type Verdict } from '../../../../shared/engine/commands/arbitration.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';

const at = (time: string) => `2026-03-02T${time}:00Z`;
const claim = (id: string, from: string, to: string, createdMs: number | null): Meeting =>
  buildMeeting(at(from), at(to), { ...doorMade, id, claim: { commandId: id }, createdMs });
const foreign = (from: string, to: string, changes: Partial<CalendarEvent> = {}): Meeting =>
  buildMeeting(at(from), at(to), { id: 'f', ...changes });
const own = claim('m', '10:00', '11:00', 5);

test.each<{ others: Meeting[]; verdict: Verdict; because: string }>([
  { others: [], verdict: 'keep', because: 'nothing else is there' },
  { others: [foreign('10:30', '11:30')], verdict: 'yield', because: 'an accepted meeting goes before a booking' },
  { others: [foreign('11:00', '12:00')], verdict: 'keep', because: 'what only touches does not overlap' },
  { others: [foreign('10:30', '11:30', { showAs: 'free' })], verdict: 'keep', because: 'a free one does not block' },
  { others: [foreign('10:30', '11:30', { responseStatus: 'declined' })], verdict: 'keep', because: 'the room declined it' },
  { others: [foreign('10:30', '11:30', { isCancelled: true })], verdict: 'keep', because: 'it was cancelled' },
  { others: [foreign('10:30', '11:30', { responseStatus: 'notResponded' })], verdict: 'wait', because: 'the attendant is at work' },
  {
    others: [foreign('10:30', '11:30', { responseStatus: 'tentativelyAccepted' })],
    verdict: 'wait',
    because: 'tentative is no answer yet',
  },
  {
    others: [foreign('10:30', '11:30', { responseStatus: 'notResponded' }), foreign('10:00', '10:15', { id: 'g' })],
    verdict: 'yield',
    because: 'one that is decided is enough',
  },
  { others: [foreign('10:30', '11:30', { isOrganizer: true })], verdict: 'yield', because: 'what another program booked is decided' },
  { others: [claim('a', '10:30', '11:30', 4)], verdict: 'yield', because: 'another door came first' },
  { others: [claim('a', '10:30', '11:30', 6)], verdict: 'keep', because: 'another door came later' },
  { others: [claim('a', '10:30', '11:30', 5)], verdict: 'yield', because: 'at the same instant the smaller id goes first' },
  { others: [claim('z', '10:30', '11:30', 5)], verdict: 'keep', because: 'at the same instant the larger id goes last' },
  { others: [claim('a', '10:30', '11:30', null)], verdict: 'keep', because: 'what has no date of creation comes last' },
  {
    others: [claim('a', '09:00', '09:45', 1), claim('b', '09:30', '10:30', 2)],
    verdict: 'keep',
    because: 'its rival itself has to give way to an earlier one',
  },
])('E19 $verdict: $because', ({ others, verdict }) => {
  expect(arbitrate(own, [own, ...others])).toBe(verdict);
});

const claims = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[A-Za-z]{1,4}$/),
    start: fc.integer({ min: 0, max: 10 }),
    length: fc.integer({ min: 1, max: 5 }),
    createdMs: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 7 },
);
const epochMs = Date.parse(at('10:00'));
const quarter = (count: number) => new Date(epochMs + count * 900_000).toISOString().slice(11, 16);
const overlap = (one: Meeting, other: Meeting) => one.startMs < other.endMs && other.startMs < one.endMs;

test('E19 D6 doors among themselves: never two that overlap, never none, and nobody yields to nobody', () => {
  fc.assert(
    fc.property(claims, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const read = drawn.map(({ id, start, length, createdMs }) => claim(id, quarter(start), quarter(start + length), createdMs));
      const shuffled = [...read].map((meeting) => ({ meeting, key: order.next().value })).sort((a, b) => a.key - b.key);
      const verdicts = read.map((meeting) => arbitrate(meeting, read));
      const elsewhere = read.map((meeting) =>
        arbitrate(
          meeting,
          shuffled.map((entry) => entry.meeting),
        ),
      ); // another door's order
      expect(elsewhere).toEqual(verdicts);
      const kept = read.filter((_, index) => verdicts[index] === 'keep');
      for (const [index, one] of kept.entries()) for (const other of kept.slice(index + 1)) expect(overlap(one, other)).toBe(false);
      for (const [index, one] of read.entries()) {
        if (verdicts[index] === 'yield') expect(kept.some((other) => overlap(one, other))).toBe(true);
      }
      expect(kept.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
