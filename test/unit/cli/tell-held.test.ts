import { expect, test } from 'vitest';
import { tellHeld, tellHolding, tellTakenBack } from '../../../shared/cli/tell-held.ts';

const startMs = Date.parse('2026-11-18T10:00:00Z');
const elm = { room: 'elm@contoso.com', startMs, endMs: startMs + 3_600_000 };
const oak = { ...elm, room: 'oak@contoso.com' };

test('C62 what a door still holds is told with how to take it back', () => {
  expect(tellHeld('d1', [elm, oak])).toEqual([
    'it still holds 2 bookings in other rooms, which stay:',
    '  elm@contoso.com, 2026-11-18T10:00Z to 2026-11-18T11:00Z',
    '  oak@contoso.com, 2026-11-18T10:00Z to 2026-11-18T11:00Z',
    'to take them back: lintel coordinator revoke d1 --take-back',
  ]);
});

test('C62 of doors that were cut off with something else it is told which to ask for', () => {
  expect(tellHolding(['d1', 'd2'])).toMatchObject(
    ['d1', 'd2'].map((id) => expect.stringMatching(new RegExp(`^${id} still holds other rooms; .*revoke ${id} --take-back$`))),
  );
  expect(tellHolding([])).toEqual([]);
});

test('C62 what became of each is told, and the way on only where something is left', () => {
  expect(tellTakenBack('d1', [{ ...elm, became: 'takenBack' }])).toEqual([
    '  elm@contoso.com, 2026-11-18T10:00Z to 2026-11-18T11:00Z: taken back',
  ]);
  const lines = tellTakenBack('d1', [
    { ...elm, became: 'underWay' },
    { ...oak, became: 'failed' },
  ]);
  expect(lines).toMatchObject(
    [/is being taken back$/, /not taken back: the coordinator has no credential/, /revoke d1 --take-back$/].map((line) =>
      expect.stringMatching(line),
    ),
  );
});
