import { expect, test } from 'vitest';
import type { Consequence } from '../../../shared/domain/consequence.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import type { CommandResult, Done, FreeRoom } from '../../../shared/protocol/command-result.ts';
import { commandResultSchema } from '../../../shared/protocol/command-result-schema.ts';
import { doorViewSchema } from '../../../shared/protocol/door-view-schema.ts';
import { serverMessageSchema } from '../../../shared/protocol/server-message-schema.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import { buildMeeting, doorMade } from '../domain/build-meeting.ts';
import { buildFacts } from '../view/build-facts.ts';

const nowMs = Date.parse('2026-06-10T09:30:20Z');
const ours = buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', doorMade);
const hours = { days: [1], opens: '08:00', closes: '18:00' };

test.each<{ what: string; facts: DoorFacts; policy?: object }>([
  { what: 'available', facts: buildFacts([], nowMs) },
  { what: 'startingSoon', facts: buildFacts([buildMeeting('2026-06-10T09:33:00Z', '2026-06-10T10:00:00Z')], nowMs) },
  { what: 'occupied', facts: buildFacts([ours, buildMeeting('2026-06-10', '2026-06-11')], nowMs) },
  { what: 'closed', facts: buildFacts([], nowMs), policy: { hours } },
  { what: 'unknown', facts: buildFacts([], nowMs, { lastWholeReadMs: null, trouble: 'offline' }) },
])('a view of a room that is $what keeps to the protocol', ({ what, facts, policy }) => {
  const view = { revision: 1, ...buildDoorView(facts, { ...defaultPolicy, showAttendees: 'names', ...policy }, nowMs).view };
  expect(view.status.kind).toBe(what);
  expect(doorViewSchema.parse(view)).toEqual(view);
  expect(serverMessageSchema.parse({ kind: 'view', view })).toEqual({ kind: 'view', view });
});

test('a command under way and a late outcome keep to the protocol', () => {
  const facts = buildFacts([], nowMs, {
    pending: { commandKind: 'bookNow', phase: 'verifying' },
    notice: { commandId: 'c1', commandKind: 'bookNow', result: { kind: 'refused', reason: 'lostRace' } },
  });
  const view = { revision: 1, ...buildDoorView(facts, defaultPolicy, nowMs).view };
  expect(doorViewSchema.parse(view)).toEqual(view);
});

test('a view that carries more than it should is not of this protocol', () => {
  const view = { revision: 1, ...buildDoorView(buildFacts([], nowMs), defaultPolicy, nowMs).view };
  expect(doorViewSchema.safeParse({ ...view, subject: 'Merger' }).success).toBe(false);
});

const consequence: Consequence = { means: 'decline', calendars: ['room', 'organizer'], told: 'organizer', organizerMust: 'changePlace' };
const freeRoom: FreeRoom = {
  address: 'birch@contoso.com',
  name: 'Birch',
  freeUntil: null,
  command: { kind: 'move', meetingId: 'm1', room: 'birch@contoso.com' },
  consequence,
};

/** The compiler asks for an example of every result, and of everything that can be done. */
const oneOfEachDone: { readonly [Kind in Done['kind']]: Extract<Done, { kind: Kind }> } = {
  booked: { kind: 'booked', meetingId: 'm1', startMs: nowMs, endMs: nowMs, start: '11:30', end: '12:00', day: null, roomName: 'Birch' },
  extended: { kind: 'extended', meetingId: 'm1', endMs: nowMs, end: '12:00', consequence },
  ended: { kind: 'ended', meetingId: 'm1', consequence },
  startedEarly: { kind: 'startedEarly', meetingId: 'm1', start: '11:30', consequence },
  released: { kind: 'released', meetingId: 'm1', consequence },
  declined: { kind: 'declined', meetingId: 'm1', consequence },
  moved: { kind: 'moved', meetingId: 'm1', roomName: 'Birch', consequence },
  checkedIn: { kind: 'checkedIn', meetingId: 'm1' },
  releaseUndone: { kind: 'releaseUndone', meetingId: 'm2', end: '12:00', consequence },
  roomsFound: { kind: 'roomsFound', rooms: [freeRoom] },
  noted: { kind: 'noted' },
  unlocked: { kind: 'unlocked' },
  locked: { kind: 'locked' },
  auditExported: { kind: 'auditExported', fileName: 'audit.jsonl', text: '{}' },
  identified: { kind: 'identified' },
  left: { kind: 'left' },
  refreshed: { kind: 'refreshed' },
};
const oneOfEachResult: { readonly [Kind in CommandResult['kind']]: Extract<CommandResult, { kind: Kind }> } = {
  done: { kind: 'done', done: oneOfEachDone.booked },
  refused: { kind: 'refused', reason: 'roomTaken', elsewhere: [freeRoom] },
  pinNeeded: { kind: 'pinNeeded', reason: 'locked', retrySeconds: 30 },
  unconfirmed: { kind: 'unconfirmed', commandId: 'c1' },
  unreachable: { kind: 'unreachable', trouble: 'offline' },
};
const results: readonly CommandResult[] = [
  ...Object.values(oneOfEachResult),
  ...Object.values(oneOfEachDone).map((done) => ({ kind: 'done', done }) as const),
];

test.each(results)('the result %j keeps to the protocol', (result) => {
  expect(commandResultSchema.parse(result)).toEqual(result);
});
