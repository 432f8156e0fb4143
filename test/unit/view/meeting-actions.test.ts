import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import type { MeetingAction } from '../../../shared/view/door-view-meeting.ts';
import { buildMeeting, doorMade, holdFor } from '../domain/build-meeting.ts';
import { administrator, buildFacts } from './build-facts.ts';

const nowMs = Date.parse('2026-06-10T09:30:20Z');
const nearbyRooms = [{ address: 'borealis@contoso.com', name: 'Borealis' }];
const at = (from: string, to: string, changes = {}): Meeting =>
  buildMeeting(`2026-06-10T${from}:00Z`, `2026-06-10T${to}:00Z`, { id: 'm', iCalUId: 'u-m', ...changes });

interface Room {
  readonly meetings: readonly Meeting[];
  readonly policy?: Partial<Policy>;
  readonly facts?: Partial<DoorFacts>;
}

const viewOf = ({ meetings, policy = {}, facts = {} }: Room) =>
  buildDoorView(buildFacts(meetings, nowMs, facts), { ...defaultPolicy, nearbyRooms, ...policy }, nowMs).view;
const actionsOf = (room: Room): readonly MeetingAction[] => viewOf(room).days[0]?.meetings.find(({ id }) => id === 'm')?.actions ?? [];
const shown = (room: Room) => actionsOf(room).map(({ kind, minutes }) => (minutes === null ? kind : `${kind} ${minutes}`));

const declining = { declineInRoomOnly: 'administrator' } as const;

test.each<Room & { what: string; anyone: string[]; staff: string[] }>([
  {
    what: 'a running booking of a door’s',
    meetings: [at('09:00', '10:00', doorMade)],
    anyone: ['end', 'extend 15', 'extend 30', 'move'],
    staff: ['end', 'extend 15', 'extend 30', 'move'],
  },
  {
    what: 'a running meeting of somebody’s',
    meetings: [at('09:00', '10:00')],
    anyone: ['end', 'extend 15', 'extend 30'],
    staff: ['end', 'extend 15', 'extend 30', 'move', 'release'],
  },
  {
    what: 'the same, where declining alone is allowed',
    meetings: [at('09:00', '10:00')],
    policy: declining,
    anyone: ['end', 'extend 15', 'extend 30'],
    staff: ['end', 'extend 15', 'extend 30', 'move', 'release', 'decline'],
  },
  {
    what: 'a booking of a door’s, where declining alone is allowed: releasing is the same',
    meetings: [at('11:00', '12:00', doorMade)],
    policy: declining,
    anyone: ['release', 'move'],
    staff: ['release', 'move'],
  },
  {
    what: 'the same, where ending is off but declining is not',
    meetings: [at('11:00', '12:00', doorMade)],
    policy: { allowEnding: false, declineInRoomOnly: 'owner' },
    facts: { isMadeHere: (commandId) => commandId === doorMade.claim.commandId },
    anyone: ['decline'],
    staff: ['decline'],
  },
  {
    what: 'the same, booked at another door of the room',
    meetings: [at('11:00', '12:00', doorMade)],
    policy: { allowEnding: false, declineInRoomOnly: 'owner' },
    anyone: [],
    staff: ['decline'],
  },
  {
    what: 'a running meeting with a neighbour',
    meetings: [at('09:00', '10:00'), at('10:10', '11:00', { id: 'next' })],
    anyone: ['end', 'extend 10'],
    staff: ['end', 'extend 10', 'move', 'release'],
  },
  {
    what: 'a booking of a door’s within the hour',
    meetings: [at('10:00', '11:00', doorMade)],
    anyone: ['startEarly', 'release', 'move'],
    staff: ['startEarly', 'release', 'move'],
  },
  {
    what: 'the same behind another meeting',
    meetings: [at('10:00', '11:00', doorMade), at('09:00', '09:45', { id: 'other' })],
    anyone: ['release', 'move'],
    staff: ['release', 'move'],
  },
  {
    what: 'a booking of a door’s later today',
    meetings: [at('11:00', '12:00', doorMade)],
    anyone: ['release', 'move'],
    staff: ['release', 'move'],
  },
  {
    what: 'a meeting of somebody’s within the hour',
    meetings: [at('10:00', '11:00')],
    anyone: [],
    staff: ['startEarly', 'release', 'move'],
  },
  {
    what: 'the same where there is no other room to find',
    meetings: [at('10:00', '11:00')],
    facts: { canFindRooms: false },
    anyone: [],
    staff: ['startEarly', 'release'],
  },
  { what: 'a meeting that is over', meetings: [at('08:00', '09:00', doorMade)], anyone: [], staff: [] },
  {
    what: 'a meeting that lasts all day',
    meetings: [buildMeeting('2026-06-10', '2026-06-11', { id: 'm', iCalUId: 'u-m' })],
    anyone: [],
    staff: ['move', 'release'],
  },
  {
    what: 'a booking of a door’s that somebody made last all day',
    meetings: [buildMeeting('2026-06-10', '2026-06-11', { id: 'm', ...doorMade })],
    anyone: ['move', 'release'],
    staff: ['move', 'release'],
  },
  {
    what: 'what another program wrote',
    meetings: [at('09:00', '10:00', { isOrganizer: true })],
    anyone: ['end', 'extend 15', 'extend 30'],
    staff: ['end', 'extend 15', 'extend 30'],
  },
  {
    what: 'a hold after a running meeting',
    meetings: [at('09:40', '10:00', holdFor(at('09:00', '09:40'))), at('09:00', '09:40', { id: 'parent' })],
    anyone: ['release'],
    staff: ['release'],
  },
  {
    what: 'a hold that has the room',
    meetings: [at('09:20', '10:00', holdFor(at('09:00', '09:20')))],
    anyone: ['end', 'extend 15', 'extend 30'],
    staff: ['end', 'extend 15', 'extend 30'],
  },
])('$what: $anyone to anyone, $staff to an administrator', ({ anyone, staff, ...room }) => {
  expect(shown(room)).toEqual(anyone);
  expect(shown({ ...room, facts: { ...room.facts, administrator } })).toEqual(staff);
});

test('each says what it does to whom, and carries its command', () => {
  const [meeting] = [at('09:00', '10:00')];
  const room = { meetings: [meeting], facts: { administrator } };
  const quiet = { calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
  const rest = { protection: 'none' };
  expect(actionsOf({ ...room, policy: { extensionMinutes: [15] } })).toEqual([
    {
      kind: 'end',
      minutes: null,
      end: null,
      command: { kind: 'end', meetingId: 'm' },
      consequence: { means: 'changeCopy', ...quiet },
      ...rest,
    },
    {
      kind: 'extend',
      minutes: 15,
      end: '12:15',
      command: { kind: 'extend', meetingId: 'm', endMs: Date.parse('2026-06-10T10:15:00Z') },
      consequence: { means: 'hold', ...quiet },
      ...rest,
    },
    {
      kind: 'move',
      minutes: null,
      end: null,
      command: {
        kind: 'findRooms',
        startMs: Date.parse('2026-06-10T09:30:00Z'),
        endMs: Date.parse('2026-06-10T10:00:00Z'),
        meetingId: 'm',
      },
      consequence: { means: 'decline', calendars: ['room', 'otherRoom'], told: 'organizer', organizerMust: 'changePlace' },
      ...rest,
    },
    {
      kind: 'release',
      minutes: null,
      end: null,
      command: { kind: 'release', meetingId: 'm' },
      consequence: { means: 'decline', ...quiet, told: 'organizer' },
      ...rest,
    },
  ]);
});

test('check-in comes first for the meeting that it is open for, and for no other', () => {
  const checkIn = { meetingId: 'm', mode: 'release', closesMs: nowMs + 600_000 } as const;
  const meetings = [at('09:00', '10:00'), at('11:00', '12:00', { id: 'later' })];
  expect(shown({ meetings, facts: { checkIn } })).toEqual(['checkIn', 'end', 'extend 15', 'extend 30']);
  expect(actionsOf({ meetings, facts: { checkIn } })[0]).toMatchObject({
    command: { kind: 'checkIn', meetingId: 'm' },
    consequence: { means: 'mark', told: 'nobody' },
  });
  expect(viewOf({ meetings, facts: { checkIn } }).days[0]?.meetings[1]?.actions).toEqual([]);
});

test('what the policy protects asks for a PIN: moving and releasing as ending does', () => {
  const policy = { protect: { book: 'none', extend: 'none', end: 'pin', checkIn: 'none' } } as const;
  const asked = (meetings: readonly Meeting[]) => actionsOf({ meetings, policy }).map(({ kind, protection }) => `${kind} ${protection}`);
  expect(asked([at('10:00', '11:00', doorMade)])).toEqual(['startEarly none', 'release pin', 'move pin']);
  expect(asked([at('09:00', '10:00', doorMade)])).toEqual(['end pin', 'extend none', 'extend none', 'move pin']);
});

describe('nothing may be done', () => {
  test.each<Pick<Room, 'facts'> & { what: string }>([
    { what: 'while what is known is stale', facts: { lastWholeReadMs: nowMs - 6 * 60_000 } },
    { what: 'while the clock is unsound', facts: { isClockSound: false } },
    { what: 'before the first read since the start', facts: { isFromDisk: true } },
    { what: 'while a command is under way', facts: { pending: { commandKind: 'end', phase: 'writing' } } },
  ])('$what', ({ facts }) => {
    const { days } = viewOf({
      meetings: [at('09:00', '10:00', doorMade), at('11:00', '12:00', { ...doorMade, id: 'n' })],
      facts: { administrator, ...facts },
    });
    expect(days.flatMap(({ meetings }) => meetings.flatMap(({ actions }) => actions))).toEqual([]);
  });

  test('outside the days: the meeting of the status carries none', () => {
    const { status } = viewOf({ meetings: [at('09:00', '10:00', doorMade)] });
    expect(status).toMatchObject({ kind: 'occupied', meeting: { actions: [] } });
  });
});
