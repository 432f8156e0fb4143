import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocks } from '../../../shared/domain/blocks.ts';
import type { CalendarEvent, Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import { buildMeeting, doorMade } from '../domain/build-meeting.ts';
import { buildFacts } from './build-facts.ts';

const minute = 60_000;
const nowMs = Date.parse('2026-06-10T09:30:20Z');

test('the view is plain data', () => {
  const { view } = buildDoorView(
    buildFacts([buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', doorMade)], nowMs),
    defaultPolicy,
    nowMs,
  );
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});

test('the clock shows the room’s time, cut to the minute', () => {
  const { view } = buildDoorView(buildFacts([], nowMs), defaultPolicy, nowMs);
  expect(view).toMatchObject({ nowMs: nowMs - 20_000, clock: { time: '11:30', weekday: 'Wednesday', date: '10 June' } });
});

test.each<{ facts: Partial<DoorFacts>; freshness: object; because: string }>([
  { facts: {}, freshness: { kind: 'live', lastCertain: { text: '11:30' }, trouble: null }, because: 'the last round succeeded' },
  { facts: { trouble: 'throttled' }, freshness: { kind: 'delayed', trouble: 'throttled' }, because: 'the last round failed' },
  {
    facts: { trouble: 'offline', lastWholeReadMs: nowMs - 6 * minute },
    freshness: { kind: 'stale', lastCertain: { text: '11:24' }, trouble: 'offline' },
    because: 'rounds failed for too long',
  },
  {
    facts: { lastWholeReadMs: nowMs - 26 * 60 * minute },
    freshness: { kind: 'stale', lastCertain: { text: '09:30', dayLabel: 'Tue 9 Jun' } },
    because: 'it is yesterday’s',
  },
  {
    facts: { trouble: 'roomNotFound', lastWholeReadMs: null },
    freshness: { kind: 'never', lastCertain: null, trouble: 'roomNotFound' },
    because: 'nothing was ever read',
  },
  {
    facts: { trouble: 'offline', isClockSound: false },
    freshness: { kind: 'stale', trouble: 'offline' },
    because: 'the clock cannot be believed',
  },
])('T3 freshness is $freshness.kind: $because', ({ facts, freshness }) => {
  expect(buildDoorView(buildFacts([], nowMs, facts), defaultPolicy, nowMs).view.freshness).toMatchObject(freshness);
});

test.each([
  { what: 'the next full minute', meetings: [], facts: {}, at: '2026-06-10T09:31:00Z' },
  {
    what: 'the end of a meeting within the minute',
    meetings: [buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T09:30:30Z')],
    facts: {},
    at: '2026-06-10T09:30:30Z',
  },
  { what: 'the staleness bound', meetings: [], facts: { lastWholeReadMs: nowMs - 5 * minute + 9_000 }, at: '2026-06-10T09:30:29Z' },
])('the next change is $what', ({ meetings, facts, at }) => {
  expect(buildDoorView(buildFacts(meetings, nowMs, facts), defaultPolicy, nowMs).nextChangeMs).toBe(Date.parse(at));
});

const anyMeeting: fc.Arbitrary<Meeting> = fc
  .record({
    startS: fc.integer({ min: -7_200, max: 7_200 }),
    lengthS: fc.integer({ min: 0, max: 10_000 }),
    changes: fc.constantFrom<Partial<CalendarEvent>>({}, {}, { showAs: 'free' }, { showAs: 'tentative' }, { isCancelled: true }, doorMade),
    id: fc.uuid(),
  })
  .map(({ startS, lengthS, changes, id }) => {
    const startMs = nowMs + startS * 1_000;
    return buildMeeting(new Date(startMs).toISOString(), new Date(startMs + lengthS * 1_000).toISOString(), { ...changes, id });
  });
const anyFacts: fc.Arbitrary<DoorFacts> = fc
  .record({
    meetings: fc.array(anyMeeting, { maxLength: 6 }),
    ageMs: fc.option(fc.integer({ min: -70_000, max: 400_000 })),
    trouble: fc.constantFrom(null, null, 'offline' as const),
    isClockSound: fc.constantFrom(true, true, true, false),
  })
  .map(({ meetings, ageMs, trouble, isClockSound }) =>
    buildFacts(meetings, nowMs, { lastWholeReadMs: ageMs === null ? null : nowMs - ageMs, trouble, isClockSound }),
  );
const anyPolicy: fc.Arbitrary<Policy> = fc
  .constantFrom(null, { days: [3], opens: '11:31', closes: '18:00' }, { days: [1, 2, 3], opens: '08:00', closes: '11:45' })
  .map((hours) => ({ ...defaultPolicy, hours }));

test('until the next change the same facts give an equal view, and that comes within a minute', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, fc.double({ min: 0, max: 1, noNaN: true }), (facts, policy, part) => {
      const { view, nextChangeMs } = buildDoorView(facts, policy, nowMs);
      expect(nextChangeMs).toBeGreaterThan(nowMs);
      expect(nextChangeMs).toBeLessThanOrEqual(nowMs + minute);
      for (const laterMs of [nowMs + Math.floor((nextChangeMs - 1 - nowMs) * part), nextChangeMs - 1]) {
        expect(buildDoorView(facts, policy, laterMs).view).toEqual(view);
      }
    }),
  );
});

test('D1 the room is never shown as free while something that blocks covers now, nor on what is stale', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, (facts, policy) => {
      const { status, freshness } = buildDoorView(facts, policy, nowMs).view;
      const isTaken = facts.meetings.some((meeting) => blocks(meeting) && meeting.startMs <= nowMs && nowMs < meeting.endMs);
      const isCertain = freshness.kind === 'live' || freshness.kind === 'delayed';
      if (isTaken || !isCertain) expect(['occupied', 'unknown']).toContain(status.kind);
      if (isTaken && isCertain) expect(status.kind).toBe('occupied');
    }),
  );
});

test('no booking that is offered overlaps what blocks', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, (facts, policy) => {
      for (const { command } of buildDoorView(facts, policy, nowMs).view.offers) {
        if (command.kind !== 'bookNow') continue;
        const overlapped = facts.meetings.filter(
          (meeting) => blocks(meeting) && meeting.startMs < command.endMs && nowMs < meeting.endMs && meeting.startMs < meeting.endMs,
        );
        expect(overlapped).toEqual([]);
      }
    }),
  );
});

test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])("T4 a machine in %s shows the room's day all the same", (machineZone) => {
  const facts = buildFacts([buildMeeting('2026-06-10', '2026-06-11'), buildMeeting('2026-06-11T09:00:00Z', '2026-06-11T10:00:00Z')], nowMs);
  const expected = buildDoorView(facts, defaultPolicy, nowMs);
  const ownZone = process.env.TZ;
  try {
    process.env.TZ = machineZone;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machineZone);
    expect(buildDoorView(facts, defaultPolicy, nowMs)).toEqual(expected);
  } finally {
    if (ownZone === undefined) delete process.env.TZ;
    else process.env.TZ = ownZone;
  }
});

test('two rounds within a minute give the same view: nothing that is shown has changed', () => {
  const viewAfter = (readMs: number) => buildDoorView(buildFacts([], readMs), defaultPolicy, nowMs).view;
  expect(viewAfter(nowMs - 1_000)).toEqual(viewAfter(nowMs - 15_000));
});
