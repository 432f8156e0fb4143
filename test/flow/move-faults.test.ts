import { describe, expect, test } from 'vitest';
import type { FaultEffect } from '../../shared/simulator/faults/fault.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { besideTwoRooms, move, whereIs } from '../support/nearby-rooms.ts';
import { declines, idOf, withPlanning } from '../support/others-ledger.ts';
import { journalled, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const openWith = withPlanning(closedAfterEach(besideTwoRooms));

describe('E47 whatever fails, the meeting ends up in one room and not in both or neither', () => {
  const effects: readonly FaultEffect[] = [
    { kind: 'dropBeforeEffect' },
    { kind: 'dropAfterEffect' },
    { kind: 'lateEffect', afterMs: minute },
    { kind: 'serverError' },
  ];
  const operations = ['calendarView', 'event.create', 'event.update', 'event.decline', 'event.get'] as const;
  const cases = effects.flatMap((effect) =>
    operations.flatMap((operation) => [0, 1].map((skip) => ({ effect, operation, skip, kind: effect.kind }))),
  );

  test.each(cases)('$kind of $operation after $skip', async ({ effect, operation, skip }) => {
    const journal = createMemoryDocument();
    const house = await openWith({ journal });
    house.tenant.faults.add({ effect, match: { operation }, count: 1, skip });
    const result = await house.run(move(idOf(house, 'Planning')));
    await house.clock.advance(9 * minute);
    const told = toldInTheEnd(house.views, result);
    expect(told, 'somebody was told').not.toBeNull();
    expect(whereIs(house)).toBe(told?.kind === 'done' ? 'moved' : 'stays');
    expect(declines(house)).toHaveLength(told?.kind === 'done' ? 1 : 0);
    expect(await journalled(journal)).toEqual([]);
  });

  test.each(['event.create', 'event.update', 'event.decline'] as const)(
    'a reboot after %s had its effect and its answer was lost',
    async (operation) => {
      const journal = createMemoryDocument();
      const house = await openWith({ journal });
      house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation }, count: 1 });
      void house.screen().run(move(idOf(house, 'Planning')));
      await house.clock.advance(500);
      await house.restart();
      await house.clock.advance(9 * minute);
      expect(whereIs(house)).toBe('moved');
      expect(declines(house)).toHaveLength(1);
      expect(await journalled(journal)).toEqual([]);
    },
  );

  test('a decline that can never be sent is told, and the other room given back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.decline' } });
    const result = await house.run(move(idOf(house, 'Planning')));
    expect(result.kind).toBe('unconfirmed');
    await house.clock.advance(9 * minute);
    expect(toldInTheEnd(house.views, result)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(whereIs(house)).toBe('stays');
  });
});
