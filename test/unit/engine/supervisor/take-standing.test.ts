import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import type { DoorStanding } from '../../../../shared/engine/line/coordinator-line.ts';
import type { Enrolment } from '../../../../shared/engine/supervisor/enrolment.ts';
import { goalOf } from '../../../../shared/engine/supervisor/goal.ts';
import { type OwnPlace, takeStanding } from '../../../../shared/engine/supervisor/take-standing.ts';
import type { RoomSettings } from '../../../../shared/protocol/room-settings.ts';
import { contosoAccess } from '../../../support/contoso-access.ts';

const aurora = { address: 'aurora@contoso.com', tenantId: 'contoso' };
const borealis = { address: 'borealis@contoso.com', tenantId: 'contoso' };
const settings = (version: number, roomName: string | null = null): RoomSettings => ({ version, policy: { roomName }, timeZone: null });
const bad: RoomSettings = { version: 9, policy: { stalenessBoundMinutes: 900 }, timeZone: null };

const rules = { policy: defaultPolicy, timeZone: null, hasPin: false };
const gateway: OwnPlace = { ...rules, room: null, access: { kind: 'gateway', coordinator: 'https://doors.contoso.com' } };
const direct: OwnPlace = { ...rules, room: 'Aurora@contoso.com', access: contosoAccess('http://tenant.test') };

const at = (room: Enrolment['room'], given: RoomSettings, doorId = 'door-1'): Enrolment => ({ doorId, room, settings: given });
const enrolled = (enrolment: Enrolment): DoorStanding => ({ kind: 'enrolled', ...enrolment });
const known = at(aurora, settings(3, 'North Light'));
const code: DoorStanding = { kind: 'enrolling', code: '7KQM4XRD', expiresInMs: 1, confirmAddress: null };
const revoked: DoorStanding = { kind: 'refused', reason: 'revoked' };

test.each<{ what: string; own?: OwnPlace; before?: Enrolment | null; said: DoorStanding; after: Enrolment | null; refuses?: boolean }>([
  { what: 'a line that is down says nothing', said: { kind: 'unreachable' }, after: known },
  { what: 'a first enrolment is taken', before: null, said: enrolled(known), after: known },
  { what: 'newer settings are taken', said: enrolled(at(aurora, settings(4))), after: at(aurora, settings(4)) },
  {
    what: 'the version that is known, with other rules, is taken',
    said: enrolled(at(aurora, settings(3))),
    after: at(aurora, settings(3)),
  },
  {
    what: 'older settings are taken: a store may have been put back',
    said: enrolled(at(aurora, settings(2))),
    after: at(aurora, settings(2)),
  },
  { what: 'what is known already changes nothing', said: enrolled(at(aurora, settings(3, 'North Light'))), after: known },
  { what: 'older settings of another room are', said: enrolled(at(borealis, settings(1))), after: at(borealis, settings(1)) },
  {
    what: 'older settings of a new enrolment are',
    said: enrolled(at(aurora, settings(1), 'door-2')),
    after: at(aurora, settings(1), 'door-2'),
  },
  { what: 'bad settings are refused, the last good ones kept', said: enrolled(at(aurora, bad)), after: known, refuses: true },
  {
    what: 'bad settings of another room are refused, the room taken',
    said: enrolled(at(borealis, bad)),
    after: at(borealis, { version: 0, policy: {}, timeZone: null }),
    refuses: true,
  },
  { what: 'a door that nobody knows any more has no room', said: code, after: null },
  { what: 'a revoked door has no room', said: revoked, after: null },
  { what: 'another refusal takes nothing away', said: { kind: 'refused', reason: 'wrongVersion' }, after: known },
  { what: 'a door with a credential of its own keeps its settings', own: direct, said: revoked, after: known },
  { what: 'a door with a credential of its own keeps its settings while a code waits', own: direct, said: code, after: known },
  { what: 'a door with a room of its own follows nobody elsewhere', own: direct, said: enrolled(at(borealis, settings(9))), after: known },
])('E90 to E95: $what', ({ own = gateway, before = known, said, after, refuses = false }) => {
  const taken = takeStanding(before, said, own);
  expect(taken.enrolment).toEqual(after);
  if (after === before) expect(taken.enrolment).toBe(before);
  expect(taken.refused !== null).toBe(refuses);
});

test('E93 an address and an object id may be of one room: nobody can tell, and the line is not refused for it', () => {
  const byId = { address: '5b0c0e5e-1111-4222-8333-444455556666', tenantId: 'contoso' };
  expect(takeStanding(null, enrolled(at(byId, settings(2))), direct).enrolment).toEqual(at(byId, settings(2)));
});

test('E91 settings that were kept and do not hold any more leave the door its own rules', () => {
  expect(goalOf(at(aurora, bad), gateway)).toMatchObject({ kind: 'room', place: { room: aurora.address, policy: defaultPolicy } });
});

test('E93 settings that were kept for another room are not for the one that the door was configured for since', () => {
  expect(goalOf(at(borealis, settings(3, 'North Light')), direct)).toMatchObject({ place: { room: direct.room, policy: defaultPolicy } });
  expect(goalOf(known, direct)).toMatchObject({ place: { room: direct.room, policy: { roomName: 'North Light' } } });
});
