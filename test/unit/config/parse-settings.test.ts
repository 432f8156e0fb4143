import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDoorConfig } from '../../../shared/config/parse-door-config.ts';
import { parseSettings } from '../../../shared/config/parse-settings.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';

test.each([
  { written: {}, settings: { policy: {}, timeZone: null } },
  { written: { policy: {} }, settings: { policy: {}, timeZone: null } },
  { written: { timeZone: 'Europe/Amsterdam' }, settings: { policy: {}, timeZone: 'Europe/Amsterdam' } },
  { written: { policy: { allowBooking: false } }, settings: { policy: { allowBooking: false }, timeZone: null } },
  { written: { policy: { hours: null, roomName: ' Oak ' } }, settings: { policy: { hours: null, roomName: 'Oak' }, timeZone: null } },
])('C32 what is given is taken, and nothing is filled in: $written', ({ written, settings }) => {
  expect(parseSettings(written)).toEqual({ kind: 'valid', settings });
});

test.each([
  { written: 7, problem: { field: 'settings', found: 'a number', expected: 'an object with policy and timeZone' } },
  { written: { policy: [] }, problem: { field: 'policy', found: '[]', expected: 'an object with rules of the room' } },
  { written: { timeZone: 'Amsterdam' }, problem: { field: 'timeZone', found: '"Amsterdam"' } },
  { written: { room: 'oak@contoso.com' }, problem: { field: 'room', found: 'an unknown field', expected: 'one of timeZone, policy' } },
  {
    written: { policy: { allowBookings: true } },
    problem: { field: 'policy.allowBookings', expected: 'allowBooking, if that is what was meant' },
  },
  {
    written: { policy: { protect: { book: 'pin' } } },
    problem: { field: 'policy.protect', found: 'no extend, end, checkIn', expected: 'an object with book, extend, end and checkIn' },
  },
])('C32 $problem.field is told: $written', ({ written, problem }) => {
  expect(parseSettings(written)).toMatchObject({ kind: 'invalid', problems: [problem] });
});

test('C32 every problem is told at once, in the words of door.json', () => {
  const policy = { stalenessBoundMinutes: 0, privacy: 'secret', hours: { days: [1], opens: '18:00', closes: '08:00' } };
  const door = { room: 'oak@contoso.com', tenantId: 't', clientId: 'c', credential: { kind: 'secret', secret: 's' }, policy };
  const ofDoor = parseDoorConfig({ file: door, env: {}, secrets: {}, baseDir: '/' });
  expect(ofDoor.kind).toBe('invalid');
  expect(parseSettings({ policy })).toEqual(ofDoor);
});

test('C32 whatever part of a good policy is given, that part comes back', () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(defaultPolicy) as (keyof Policy)[]), (rules) => {
      const policy = Object.fromEntries(rules.map((rule) => [rule, defaultPolicy[rule]]));
      expect(parseSettings({ policy })).toEqual({ kind: 'valid', settings: { policy, timeZone: null } });
    }),
  );
});
