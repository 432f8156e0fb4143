import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import { buildMeeting } from '../domain/build-meeting.ts';
import { buildFacts } from './build-facts.ts';

const at = (time: string): number => Date.parse(`2026-11-18T${time}+01:00`);
const meeting = buildMeeting('2026-11-18T09:00:00Z', '2026-11-18T10:00:00Z', { id: 'm1', subject: 'Review' });
const release = { ...defaultPolicy, checkIn: 'release', protect: { ...defaultPolicy.protect, checkIn: 'pin' } } as const;

test('D8 while check-in is open the door counts down to its close, and says what a check-in asks for', () => {
  const nowMs = at('10:02:30');
  const facts = buildFacts([meeting], nowMs, { checkIn: { meetingId: 'm1', mode: 'release', closesMs: at('10:10:00') } });
  expect(buildDoorView(facts, release, nowMs).view).toMatchObject({
    status: { kind: 'awaitingCheckIn', meeting: { id: 'm1' }, releasesAt: { text: '10:10' }, secondsLeft: 480 },
    checkIn: { closes: { text: '10:10' }, closesMs: at('10:10:00'), command: { kind: 'checkIn', meetingId: 'm1' }, protection: 'pin' },
  });
});

test('D8 a door that only reminds shows the meeting as having the room', () => {
  const nowMs = at('10:02:00');
  const facts = buildFacts([meeting], nowMs, { checkIn: { meetingId: 'm1', mode: 'remind', closesMs: at('10:10:00') } });
  const { view } = buildDoorView(facts, defaultPolicy, nowMs);
  expect(view).toMatchObject({ status: { kind: 'occupied' }, checkIn: { mode: 'remind' } });
  expect(view.offers[0]).toMatchObject({ kind: 'checkIn' });
});

test('the view changes with the close, where that is no whole minute', () => {
  const nowMs = at('10:02:00');
  const facts = buildFacts([meeting], nowMs, { checkIn: { meetingId: 'm1', mode: 'release', closesMs: at('10:02:20') } });
  expect(buildDoorView(facts, release, nowMs).nextChangeMs).toBe(at('10:02:20'));
});

const released = { meeting, releasedMs: at('10:10:20'), undoUntilMs: at('10:25:20') };

test.each([
  { time: '10:12:00', others: [], isShown: true, because: 'it can be undone' },
  { time: '10:25:20', others: [], isShown: false, because: 'it is too late' },
  {
    time: '10:12:00',
    others: [buildMeeting('2026-11-18T09:11:00Z', '2026-11-18T09:30:00Z', { id: 'm2' })],
    isShown: false,
    because: 'somebody else has the room',
  },
])('D8 what was given up is shown at $time: $isShown, for $because', ({ time, others, isShown }) => {
  const { view } = buildDoorView(buildFacts(others, at(time), { released }), release, at(time));
  if (!isShown) return expect(view.released).toBeNull();
  expect(view.released).toMatchObject({
    meeting: { title: 'Review' },
    releasedAt: { text: '10:10' },
    undoUntil: { text: '10:25' },
    command: { kind: 'undoRelease', meetingId: 'm1' },
    consequence: { means: 'hold', told: 'nobody', organizerMust: 'inviteAgain' },
  });
});
