import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarEvent, Meeting } from '../../../../shared/domain/meeting.ts';
import { overlap } from '../../../../shared/domain/time-window.ts';
import { arbitrate, type Verdict } from '../../../../shared/engine/commands/arbitration.ts';
import { settledPart, without } from '../../../../shared/engine/commands/claim-times.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';

const at = (time: string) => `2026-03-02T${time}:00Z`;
const ms = (time: string) => Date.parse(at(time));
type Settled = readonly [string, string] | null;

/** A door's booking; `settled` is the part that no other door can claim any more. */
const claim = (id: string, from: string, to: string, createdMs: number | null, settled: Settled = null): Meeting => {
  const window = settled && { startMs: ms(settled[0]), endMs: ms(settled[1]) };
  return buildMeeting(at(from), at(to), { ...doorMade, id, claim: { commandId: id, settled: window, parent: null }, createdMs });
};
const foreign = (from: string, to: string, changes: Partial<CalendarEvent> = {}): Meeting =>
  buildMeeting(at(from), at(to), { id: 'f', ...changes });

const booking = claim('m', '10:00', '11:00', 5);
const extension = claim('m', '10:00', '11:00', 5, ['10:00', '10:30']);
const earlyStart = claim('m', '10:00', '11:00', 5, ['10:30', '11:00']);

const keep: Verdict = { kind: 'keep' };
const waitForAttendant: Verdict = { kind: 'wait', for: 'attendant' };
const waitForRivals: Verdict = { kind: 'wait', for: 'rivals' };
const yieldTo = (to: string, because: Extract<Verdict, { kind: 'yield' }>['because']): Verdict => ({ kind: 'yield', to, because });

const verdictOf = (own: Meeting, others: readonly Meeting[], waited: { attendant?: number; rivals?: number } = {}): Verdict =>
  arbitrate({ own, contested: without(own, settledPart(own)), read: [own, ...others], waitedMs: { attendant: 0, rivals: 0, ...waited } });

interface Case {
  readonly own: Meeting;
  readonly others: readonly Meeting[];
  readonly waited?: { readonly attendant?: number; readonly rivals?: number };
  readonly verdict: Verdict;
  readonly because: string;
}

const invited = { responseStatus: 'notResponded' } as const;

test.each<Case>([
  { own: booking, others: [], verdict: keep, because: 'nothing else is there' },
  { own: booking, others: [foreign('10:30', '11:30')], verdict: yieldTo('f', 'meeting'), because: 'an accepted meeting goes before' },
  { own: extension, others: [foreign('10:30', '11:30')], verdict: yieldTo('f', 'meeting'), because: 'also before an extension' },
  { own: extension, others: [foreign('10:00', '10:30')], verdict: keep, because: 'what an extension had before is not in question' },
  { own: earlyStart, others: [foreign('10:15', '10:20')], verdict: yieldTo('f', 'meeting'), because: 'the time before it is' },
  { own: earlyStart, others: [foreign('10:30', '11:00')], verdict: keep, because: 'what an early start had before is not in question' },
  { own: booking, others: [foreign('11:00', '12:00')], verdict: keep, because: 'what only touches does not overlap' },
  { own: booking, others: [foreign('10:30', '11:30', { showAs: 'free' })], verdict: keep, because: 'a free one does not block' },
  { own: booking, others: [foreign('10:30', '11:30', { responseStatus: 'declined' })], verdict: keep, because: 'the room declined it' },
  { own: booking, others: [foreign('10:30', '11:30', { isCancelled: true })], verdict: keep, because: 'it was cancelled' },
  {
    own: booking,
    others: [foreign('10:30', '11:30', { isOrganizer: true })],
    verdict: yieldTo('f', 'meeting'),
    because: 'what another program booked is decided',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', { claim: { commandId: 'x', settled: null, parent: null } })],
    verdict: yieldTo('f', 'meeting'),
    because: 'an invitation that carries a mark of ours is an invitation all the same',
  },
])('E24 D6 $verdict.kind: $because', ({ own, others, waited, verdict }) => {
  expect(verdictOf(own, others, waited)).toEqual(verdict);
});

test.each<Case>([
  { own: booking, others: [foreign('10:30', '11:30', invited)], verdict: waitForAttendant, because: 'the attendant is at work' },
  {
    own: booking,
    others: [foreign('10:30', '11:30', { responseStatus: 'tentativelyAccepted' })],
    verdict: waitForAttendant,
    because: 'tentative is no answer yet',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', invited), foreign('10:00', '10:15', { id: 'g' })],
    verdict: yieldTo('g', 'meeting'),
    because: 'one that is decided is enough',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', invited)],
    waited: { attendant: 29_999 },
    verdict: waitForAttendant,
    because: 'it has thirty seconds',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', invited)],
    waited: { attendant: 30_000 },
    verdict: yieldTo('f', 'attendantLate'),
    because: 'what it has not declined by then counts',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', invited), claim('a', '10:00', '10:30', 1)],
    verdict: yieldTo('a', 'rank'),
    because: 'a door that goes before needs no attendant',
  },
  {
    own: booking,
    others: [foreign('10:30', '11:30', invited), claim('z', '10:00', '10:30', 9)],
    waited: { rivals: 150_000 },
    verdict: waitForAttendant,
    because: 'the other doors are waited out, the attendant is not',
  },
])('E26 [4.2] $verdict.kind: $because', ({ own, others, waited, verdict }) => {
  expect(verdictOf(own, others, waited)).toEqual(verdict);
});

test.each<Case>([
  {
    own: booking,
    others: [claim('z', '10:30', '11:30', 9, ['10:30', '11:30'])],
    verdict: yieldTo('z', 'settled'),
    because: 'settled goes before, however late it came',
  },
  {
    own: extension,
    others: [claim('z', '10:30', '11:30', 9, ['10:30', '11:30'])],
    verdict: yieldTo('z', 'settled'),
    because: 'time beyond the settled ranks below every settled one',
  },
  {
    own: booking,
    others: [claim('a', '10:30', '11:30', 1, ['11:00', '11:30'])],
    verdict: waitForRivals,
    because: 'what it has settled lies beside ours, and the rest is only claimed',
  },
  {
    own: booking,
    others: [claim('a', '11:00', '11:30', 1, ['10:30', '11:30'])],
    verdict: keep,
    because: 'settled time that it has given back is nobody’s',
  },
  { own: booking, others: [claim('a', '10:30', '11:30', 4)], verdict: yieldTo('a', 'rank'), because: 'another door came first' },
  { own: booking, others: [claim('z', '10:30', '11:30', 6)], verdict: waitForRivals, because: 'who came later settles or goes' },
  {
    own: booking,
    others: [claim('z', '10:30', '11:30', 6)],
    waited: { rivals: 149_999 },
    verdict: waitForRivals,
    because: 'its mark may be on its way',
  },
  {
    own: booking,
    others: [claim('z', '10:30', '11:30', 6)],
    waited: { rivals: 150_000 },
    verdict: keep,
    because: 'by now its mark would be there',
  },
  { own: booking, others: [claim('a', '10:30', '11:30', 5)], verdict: yieldTo('a', 'rank'), because: 'at one instant the smaller id' },
  { own: booking, others: [claim('z', '10:30', '11:30', 5)], verdict: waitForRivals, because: 'at one instant the larger id goes last' },
  { own: booking, others: [claim('a', '10:30', '11:30', null)], verdict: waitForRivals, because: 'without a date it comes last' },
  {
    own: booking,
    others: [claim('a', '09:00', '09:45', 1), claim('b', '09:30', '10:30', 2)],
    verdict: waitForRivals,
    because: 'its rival has to give way to an earlier one',
  },
  {
    own: booking,
    others: [claim('z', '09:00', '09:45', 9, ['09:00', '09:45']), claim('b', '09:30', '10:30', 2)],
    verdict: waitForRivals,
    because: 'its rival has to give way to a settled one',
  },
  {
    own: booking,
    others: [foreign('09:00', '09:45'), claim('b', '09:30', '10:30', 2)],
    verdict: waitForRivals,
    because: 'its rival has to give way to a meeting',
  },
])('E27 E29 $verdict.kind: $because', ({ own, others, waited, verdict }) => {
  expect(verdictOf(own, others, waited)).toEqual(verdict);
});

const otherExtension = (createdMs: number): Meeting => claim('a', '10:45', '12:00', createdMs, ['11:00', '12:00']);

test.each<Case>([
  { own: extension, others: [claim('z', '10:30', '11:30', 9)], verdict: yieldTo('z', 'rank'), because: 'it has something to go back to' },
  {
    own: booking,
    others: [claim('a', '09:00', '10:30', 1, ['09:00', '10:00'])],
    verdict: waitForRivals,
    because: 'an extension goes back',
  },
  {
    own: booking,
    others: [claim('a', '09:00', '10:30', 1, ['09:00', '10:00'])],
    waited: { rivals: 150_000 },
    verdict: keep,
    because: 'an extension whose door is away goes back when that comes',
  },
  { own: extension, others: [otherExtension(4)], verdict: yieldTo('a', 'rank'), because: 'of two, the one of the later booking goes back' },
  { own: extension, others: [otherExtension(6)], verdict: waitForRivals, because: 'the other one goes back' },
  { own: extension, others: [otherExtension(6)], waited: { rivals: 150_000 }, verdict: keep, because: 'it is waited for no longer' },
])('E28 $verdict.kind: $because', ({ own, others, waited, verdict }) => {
  expect(verdictOf(own, others, waited)).toEqual(verdict);
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
const quarter = (count: number) => new Date(ms('10:00') + count * 900_000).toISOString().slice(11, 16);

test('E27 D6 new bookings of one read: those that do not yield never overlap, one always stays, and nobody yields to who yields', () => {
  fc.assert(
    fc.property(claims, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const read = drawn.map(({ id, start, length, createdMs }) => claim(id, quarter(start), quarter(start + length), createdMs));
      const shuffled = [...read].map((meeting) => ({ meeting, key: order.next().value })).sort((a, b) => a.key - b.key);
      const judge = (own: Meeting, all: readonly Meeting[]) =>
        verdictOf(
          own,
          all.filter(({ id }) => id !== own.id),
          { rivals: 150_000 },
        );
      const verdicts = new Map(read.map((meeting) => [meeting.id, judge(meeting, read)]));
      for (const { meeting } of shuffled) {
        expect(
          judge(
            meeting,
            shuffled.map((one) => one.meeting),
          ),
        ).toEqual(verdicts.get(meeting.id)); // another door's order
      }
      const kept = read.filter(({ id }) => verdicts.get(id)?.kind === 'keep');
      for (const [index, one] of kept.entries()) for (const other of kept.slice(index + 1)) expect(overlap(one, other)).toBe(false);
      for (const verdict of verdicts.values()) if (verdict.kind === 'yield') expect(verdicts.get(verdict.to)?.kind).toBe('keep');
      expect(kept.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
