import { describe, expect, test } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { brokenLine } from '../support/broken-line.ts';
import type { House } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { declines, hour, idOf, invited } from '../support/others-ledger.ts';
import { journalled, storedIn, timesIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';
import { BOREALIS, noon, type Scene, throughCoordinator } from '../support/through-coordinator.ts';

const minute = 60_000;
const open = throughCoordinator();

describe('E47 E79 a door in gateway mode moves a meeting through its coordinator', () => {
  const move = (house: House): DoorCommand => ({ kind: 'move', meetingId: idOf(house, 'Planning'), room: BOREALIS });
  const openWith = (scene: Scene = {}) => open({ ...scene, options: { prepare: invited(hour), ...scene.options } });

  test('it holds the other room, says no more of the meeting there than that, and declines here', async () => {
    const house = await openWith();
    await house.run({ kind: 'findRooms', ...noon });
    expect(await house.run(move(house))).toMatchObject({ kind: 'done', done: { kind: 'moved', roomName: 'Borealis' } });
    expect(storedIn(house)).toEqual([]);
    expect(timesIn(house, BOREALIS)).toEqual([{ startMs: at('10:20'), endMs: at('11:00') }]);
    expect(storedIn(house, BOREALIS)[0]?.content.subject).toBe('Held at the door');
    expect(declines(house)).toHaveLength(1);
  });

  test('it is offered though the policy names no room', async () => {
    const house = await openWith();
    expect(house.view().days[0]?.meetings[0]?.actions.map(({ kind }) => kind)).toContain('move');
  });

  test('a meeting that cannot leave gives the other room back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } });
    expect(await house.run(move(house))).toEqual({ kind: 'refused', reason: 'writeRefused' });
    expect([storedIn(house).length, storedIn(house, BOREALIS).length]).toEqual([1, 0]);
  });

  test('where the line goes in the middle the other room is given back when it returns', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await openWith({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(move(house));
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(10 * minute);
    line.mend();
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, await asked)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect([storedIn(house).length, storedIn(house, BOREALIS).length]).toEqual([1, 0]);
    expect(await journalled(journal)).toEqual([]);
  });
});
