import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { commandStories, promised } from '../support/command-stories.ts';
import { AURORA, type House } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { doorBookingsIn, journalled, offerOf, offersOf, storedIn, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const [, extension, ending] = commandStories;
if (!extension || !ending) throw new Error('a story is missing');

const open = closedAfterEach({ now: '2026-11-18T10:00:05+01:00' });

const creates = { operation: 'event.create' } as const;

describe('effects that land after the door gave up', () => {
  const lastMinutes = [3.5, 4, 4.25, 4.5, 4.75, 4.9];
  test.each([extension, ending].flatMap((story) => lastMinutes.map((minutes) => ({ name: story.name, minutes, story }))))(
    '$name: nothing is called undone while what was sent after $minutes minutes may still land',
    async ({ story, minutes }) => {
      const house = await open();
      const command = await story.prepare(house);
      const { faults } = house.tenant;
      faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.update' } });
      const result = await house.run(command);
      await house.clock.advance(minutes * minute - 15_000);
      faults.clear();
      faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: { operation: 'event.update' } });
      await house.clock.advance(6 * minute);
      faults.clear();
      await house.clock.advance(3 * minute);
      const told = toldInTheEnd(house.views, result);
      if (told === null) throw new Error('nobody was told');
      expect(story.outcomeIn(house), told.kind).toBe(promised(told));
    },
  );

  test('E20 a booking that lands after it was called off is removed when it is seen', async () => {
    const journal = createMemoryDocument();
    const house = await open({ journal });
    const { command } = offerOf(house.view(), 'book', 60);
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: 7 * minute }, match: creates });
    const result = await house.run(command);
    await house.clock.advance(5.5 * minute);
    house.tenant.faults.clear();
    expect(toldInTheEnd(house.views, result)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(storedIn(house)).toEqual([]);

    await house.clock.advance(1.2 * minute);
    await house.clock.advance(3 * minute);
    const removals = house.tenant.requests.latest().filter(({ operation }) => operation === 'event.delete');
    expect(new Set(removals.map(({ status }) => status))).toEqual(new Set([204]));
    expect(storedIn(house)).toEqual([]);
    expect(house.view().status.kind).toBe('available');
    await house.clock.advance(10 * minute);
    expect(storedIn(house)).toEqual([]);
    expect(await journalled(journal)).toEqual([]);
  });

  test.each([
    { laterMs: 60 * minute, remains: 0, because: 'the tombstone stands' },
    { laterMs: 25 * 60 * minute, remains: 1, because: 'a day later the tombstone is forgotten' },
  ])('E20 a create that was under way for $laterMs ms: $because', async ({ laterMs, remains }) => {
    let isOnline = true;
    let token = '';
    let deliver = async (): Promise<unknown> => null;
    const house = await open({
      decorate: (deps) => ({
        ...deps,
        async fetch(input, init) {
          token = new Headers(init?.headers).get('Authorization') ?? token;
          if (isOnline || init?.method !== 'POST' || !String(input).endsWith('/events')) return deps.fetch(input, init);
          deliver = () => deps.fetch(input, { ...init, signal: null, headers: { ...init?.headers, Authorization: token } });
          throw new TypeError('fetch failed');
        },
      }),
    });
    isOnline = false;
    const asked = await house.run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(10 * minute);
    isOnline = true;
    expect(toldInTheEnd(house.views, asked)?.kind).toBe('unreachable');
    await house.clock.advance(laterMs);
    await deliver();
    expect(storedIn(house)).toHaveLength(1);
    await house.clock.advance(15 * minute);
    expect(storedIn(house)).toHaveLength(remains);
  });

  test('E20 a booking withdrawn from a lost race does not come back by its first, late request', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: creates, count: 1 });
    const asking = house.screen().run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(100);
    house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:10', end: '2026-11-18T10:40', subject: 'Planning' });
    await house.clock.advance(10_000);
    expect(await asking).toEqual({ kind: 'refused', reason: 'lostRace' });
    await house.clock.advance(4 * minute);
    expect(storedIn(house)).toMatchObject([{ content: { subject: 'Planning' } }]);
  });

  test('E20 a booking ended in its first minute does not come back by its first, late request', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: creates, count: 1 });
    await house.run(offerOf(house.view(), 'book', 60).command);
    const [end] = offersOf(house.view(), 'end');
    expect(await house.run(end?.command ?? { kind: 'refresh' })).toMatchObject({ kind: 'done' });
    expect(storedIn(house)).toEqual([]);
    await house.clock.advance(4 * minute);
    expect(storedIn(house)).toEqual([]);
  });

  describe('[3.2.9] an extension that lands a minute late, after it was sent again,', () => {
    const openExtending = async () => {
      const house = await open();
      const command = await extension.prepare(house);
      house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: { operation: 'event.update' }, count: 1 });
      return { house, command };
    };
    const endsIn = (house: House) => doorBookingsIn(house).map(({ content }) => new Date(content.endMs).toISOString().slice(11, 16));

    test('does not undo the ending that came after it', async () => {
      const { house, command } = await openExtending();
      expect(await house.run(command)).toMatchObject({ kind: 'done' });
      const [end] = offersOf(house.view(), 'end');
      expect(await house.run(end?.command ?? command)).toMatchObject({ kind: 'done', done: { kind: 'ended' } });
      await house.clock.advance(3 * minute);
      expect(endsIn(house)).toEqual(['09:20']);
    });

    test('does not come back after it was taken back from a lost race', async () => {
      const { house, command } = await openExtending();
      const asking = house.screen().run(command);
      await house.clock.advance(500);
      house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:32', end: '2026-11-18T11:00', subject: 'Planning' });
      await house.clock.advance(15_000);
      const result = await asking;
      expect(result.kind).toBe('unconfirmed'); // what was sent first may still undo the way back (E30)
      await house.clock.advance(3 * minute);
      expect(toldInTheEnd(house.views, result)).toEqual({ kind: 'refused', reason: 'lostRace' });
      expect(endsIn(house)).toEqual(['09:30']);
    });
  });

  test('E16 a booking that could not be sent for a while is not sent into a slot that was taken meanwhile', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: creates });
    const asked = await house.run(offerOf(house.view(), 'book', 60).command);
    house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:10', end: '2026-11-18T10:40', subject: 'Planning' });
    house.tenant.faults.clear();
    await house.clock.advance(2 * minute);
    expect(toldInTheEnd(house.views, asked)).toEqual({ kind: 'refused', reason: 'lostRace' });
    const arrived = house.tenant.requests.latest().filter(({ operation, status }) => operation === 'event.create' && status !== 0);
    expect(arrived).toEqual([]);
  });

  test('a booking made only after a minute of failures, and shown late, is waited for', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'unavailable' }, match: creates });
    const asking = house.run(offerOf(house.view(), 'book', 60).command);
    const result = await asking;
    expect(result.kind).toBe('unconfirmed');
    await house.clock.advance(80_000);
    house.tenant.faults.clear();
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 10_000, maxMs: 10_000 } });
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done', done: { kind: 'booked' } });
    expect(storedIn(house)).toHaveLength(1);
  });
});
