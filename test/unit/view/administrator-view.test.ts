import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { doorViewSchema } from '../../../shared/protocol/door-view-schema.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { AdministratorSituation } from '../../../shared/view/door-facts.ts';
import { buildFacts } from './build-facts.ts';

const nowMs = Date.parse('2026-03-02T10:00:30Z');
const situation: AdministratorSituation = {
  ...{ endsMs: nowMs + 120_000, canLeaveKiosk: true, version: '1', lastRoundMs: nowMs - 86_400_000 },
  ...{
    line: 'none',
    enrolment: null,
    roundCount: 3,
    graphRequests: 9,
    driftCount: 1,
    unsettledCount: 0,
    clockOffsetMs: null,
    missedSeries: [],
  },
};
const viewOf = (changes: Parameters<typeof buildFacts>[2], policy = defaultPolicy) =>
  buildDoorView(buildFacts([], nowMs, changes), policy, nowMs).view;

test.each([
  { offsetMs: null, seconds: null, because: 'nobody has told the time' },
  { offsetMs: 0, seconds: 0, because: 'it is right' },
  { offsetMs: 400, seconds: 0, because: 'less than half a second is none' },
  { offsetMs: 2_600, seconds: -3, because: 'a device that is slow shows too little' },
  { offsetMs: -61_000, seconds: 61, because: 'a device that is fast shows too much' },
])('E60 a clock off by $offsetMs ms is $seconds s: $because', ({ offsetMs, seconds }) => {
  const view = viewOf({ administrator: { ...situation, clockOffsetMs: offsetMs } });
  expect(view.administrator?.facts.clockOffsetSeconds).toBe(seconds);
  expect(doorViewSchema.safeParse({ ...view, revision: 1 }).success).toBe(true);
});

test('E60 an administrator’s view tells of device and connection, and asks for no PIN', () => {
  const policy = { ...defaultPolicy, protect: { ...defaultPolicy.protect, book: 'pin' } } as const;
  const view = viewOf({ administrator: situation, hasAdministrator: true }, policy);
  expect(view.administrator).toMatchObject({
    endsMs: nowMs + 120_000,
    canLeaveKiosk: true,
    facts: { freshness: 'live', roomAddress: 'boardroom@contoso.com', lastRound: { text: '11:00', dayLabel: 'Sun 1 Mar' }, driftCount: 1 },
  });
  expect(view.offers.map(({ protection }) => protection)).not.toContain('pin');
  expect(view.bookLater?.protection).toBe('none');
  const plain = viewOf({ hasAdministrator: true }, policy);
  expect([plain.hasAdministrator, plain.administrator]).toEqual([true, null]);
  expect(plain.offers.map(({ protection }) => protection)).toContain('pin');
});

test('E67 a door that is asked says its name, its address and its version', () => {
  expect(viewOf({ identify: { version: '9' } }).identify).toEqual({ room: 'Boardroom', address: 'boardroom@contoso.com', version: '9' });
});
