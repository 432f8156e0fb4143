import { describe, expect, test } from 'vitest';
import { brokenLine } from '../support/broken-line.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { journalled, timesIn, toldInTheEnd } from '../support/room-ledger.ts';
import { BOREALIS, elsewhere, noon, throughCoordinator } from '../support/through-coordinator.ts';

const minute = 60_000;
const open = throughCoordinator();

describe('E76 E77 a door whose line goes while it asks for another room', () => {
  test('without its line it says so', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.cut();
    expect(await house.run({ kind: 'findRooms', ...noon })).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await house.run(elsewhere())).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await house.run({ kind: 'refresh' })).toMatchObject({ kind: 'done' });
  });

  test('E77 an answer that is lost on the line books once, and it is told', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(5_000);
    line.loseAnswersTo(null);
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, await asked)).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
  });

  test('E77 what was asked as the line went for good is given back when it returns', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await open({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(10 * minute);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
    expect(await asked).toMatchObject({ kind: 'unconfirmed' });
    line.mend();
    await house.clock.advance(3 * minute);
    expect(timesIn(house, BOREALIS)).toEqual([]);
    expect(toldInTheEnd(house.views, await asked)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(await journalled(journal)).toEqual([]);
  });

  test('E77 what waits for the line keeps neither the door nor that time of its own room', async () => {
    const line = brokenLine();
    const house = await open({ onLine: line.onLine });
    line.loseAnswersTo('bookOtherRoom');
    const asked = house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.cut();
    await house.clock.advance(minute);
    expect(await asked).toMatchObject({ kind: 'unconfirmed' });
    expect(await house.run({ kind: 'bookLater', ...noon })).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
  });

  test('E77 a door that restarts before it heard the answer asks again, and it is booked once', async () => {
    const journal = createMemoryDocument();
    const line = brokenLine();
    const house = await open({ onLine: line.onLine, options: { journal } });
    line.loseAnswersTo('bookOtherRoom');
    void house.screen().run(elsewhere());
    await house.clock.advance(1_000);
    line.loseAnswersTo(null);
    await house.restart();
    await house.clock.advance(minute);
    expect(timesIn(house, BOREALIS)).toEqual([noon]);
    expect(await journalled(journal)).toEqual([]);
  });
});
