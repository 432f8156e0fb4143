import { describe, expect, test } from 'vitest';
import { checkStretchElsewhere, nearbyRoomAt } from '../../../shared/domain/elsewhere-rules.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';

const nowMs = Date.parse('2026-03-02T10:00:20Z');
const at = (time: string, day = '2026-03-02'): number => Date.parse(`${day}T${time}Z`);
const facts = { policy: { ...defaultPolicy, bookAheadDays: 1, longestBookingMinutes: 120 }, timeZone: 'UTC' };

describe('E49 a stretch in another room', () => {
  test.each([
    { startMs: at('10:00:00'), endMs: at('11:00:00'), answer: 'ok', because: 'the running minute counts as now' },
    { startMs: at('09:59:00'), endMs: at('11:00:00'), answer: 'startInPast', because: 'that minute is over' },
    { startMs: at('09:00:00'), endMs: at('10:00:00'), answer: 'endInPast', because: 'all of it is over' },
    { startMs: at('11:00:00'), endMs: at('11:00:00'), answer: 'malformed', because: 'it has no length' },
    { startMs: at('11:00:30'), endMs: at('12:00:00'), answer: 'malformed', because: 'doors book whole minutes' },
    { startMs: at('11:00:00'), endMs: at('13:01:00'), answer: 'tooLong', because: 'policy allows two hours' },
    {
      startMs: at('23:30:00', '2026-03-03'),
      endMs: at('00:30:00', '2026-03-04'),
      answer: 'tooFarAhead',
      because: 'policy allows tomorrow',
    },
  ])('$answer: $because', ({ startMs, endMs, answer }) => {
    const check = checkStretchElsewhere(facts, { startMs, endMs }, nowMs);
    expect(check.kind === 'ok' ? 'ok' : check.reason).toBe(answer);
  });

  test('is nobody’s where booking is switched off', () => {
    const closed = { ...facts, policy: { ...facts.policy, allowBooking: false } };
    expect(checkStretchElsewhere(closed, { startMs: at('11:00:00'), endMs: at('12:00:00') }, nowMs)).toMatchObject({
      reason: 'notAllowed',
    });
  });

  test('is looked for in the rooms of the policy alone, whatever the case of the address', () => {
    const room = { address: 'Borealis@contoso.com', name: 'Borealis' };
    expect(nearbyRoomAt({ nearbyRooms: [room] }, 'borealis@CONTOSO.com')).toBe(room);
    expect(nearbyRoomAt({ nearbyRooms: [room] }, 'dune@contoso.com')).toBeNull();
  });
});
