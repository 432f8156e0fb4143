import { expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';
import { createOrderWorld, cumulusAtTen } from './order-world.ts';

const minute = 60_000;
const { signal } = new AbortController();
const booked = { kind: 'booked', meetingId: 'made-order-1', startMs: tenMs, endMs: elevenMs, roomName: 'Cumulus' };

test('E70 an order is booked in the other room by a door’s own steps, and settled there', async () => {
  const { cumulus, open, place } = createOrderWorld();
  const { desk } = await open();
  expect(await place(desk)).toEqual(booked);
  const [made] = [...cumulus.events.values()];
  expect(made?.claim).toEqual({ commandId: 'order-1', settled: { startMs: tenMs, endMs: elevenMs }, parent: null });
});

test('E70 a hold carries the meeting whose place it takes', async () => {
  const { cumulus, open, place } = createOrderWorld();
  const { desk } = await open();
  await place(desk, { ...cumulusAtTen, parent: { iCalUId: 'u1', startMs: tenMs - minute } });
  expect(cumulus.events.get('made-order-1')?.claim?.parent).toEqual({ iCalUId: 'u1', startMs: tenMs - minute, relation: 'instead' });
});

test('E71 a slot that is taken is refused, and nothing is sent or kept', async () => {
  const { cumulus, open, place, disk } = createOrderWorld();
  cumulus.put(personsMeeting('theirs', elevenMs - minute, elevenMs + minute));
  const { desk } = await open();
  expect(await place(desk)).toEqual({ kind: 'refused', reason: 'roomTaken' });
  expect([cumulus.asked, disk.journal.text(), desk.isIdle()]).toEqual([['readEvents'], null, true]);
});

test('E71 a room that Graph does not tell of is not booked', async () => {
  const { cumulus, open, place } = createOrderWorld();
  cumulus.failNext('readEvents', new GraphError('throttled', 'later'));
  const { desk } = await open();
  expect(await place(desk)).toEqual({ kind: 'notReached', trouble: 'throttled' });
  expect(cumulus.events.size).toBe(0);
});

test('E71 what the disk does not take is not sent', async () => {
  const { cumulus, open, place } = createOrderWorld();
  const full = { save: async () => Promise.reject(new Error('no space left on device')) };
  const { desk } = await open((document) => ({ ...document, ...full }));
  expect(await place(desk)).toEqual({ kind: 'unsaved' });
  expect(cumulus.asked).not.toContain('createEvent');
});

test('E27 a meeting that comes in between goes first, and the booking is taken back', async () => {
  const { cumulus, open, place } = createOrderWorld();
  cumulus.exit = (call) => {
    if (call === 'createEvent') cumulus.put(personsMeeting('theirs', tenMs, elevenMs));
  };
  const { desk } = await open();
  expect(await place(desk)).toEqual({ kind: 'refused', reason: 'lostRace' });
  expect([...cumulus.events.keys()]).toEqual(['theirs']);
});

test('E72 asked again with the same command, the same booking is meant, also after a restart', async () => {
  const { cumulus, open, place, clock } = createOrderWorld();
  const first = await open();
  await place(first.desk);
  expect(await place(first.desk)).toEqual(booked);
  await first.close();
  await clock.advance(23 * 60 * minute);
  const again = await open();
  expect(await place(again.desk)).toEqual(booked);
  expect(cumulus.asked.filter((call) => call === 'createEvent')).toHaveLength(1);
});

test('E72 two who ask at once with the same command get one booking', async () => {
  const { cumulus, open, place } = createOrderWorld();
  const { desk } = await open();
  expect(await Promise.all([place(desk), place(desk)])).toEqual([booked, booked]);
  expect(cumulus.asked.filter((call) => call === 'createEvent')).toHaveLength(1);
});

test('E72 a command that was used for something else is refused', async () => {
  const { open, place } = createOrderWorld();
  const { desk } = await open();
  await place(desk);
  expect(await place(desk, { ...cumulusAtTen, endMs: elevenMs + minute })).toEqual({ kind: 'refused', reason: 'otherOrder' });
});

test('E72 a command that is just being used for something else is refused', async () => {
  const { open, place } = createOrderWorld();
  const { desk } = await open();
  const [first, second] = await Promise.all([place(desk), place(desk, { ...cumulusAtTen, endMs: elevenMs + minute })]);
  expect(first).toEqual(booked);
  expect(second).toEqual({ kind: 'refused', reason: 'otherOrder' });
});

test('E72 an outcome is forgotten after a day', async () => {
  const { open, place, clock } = createOrderWorld();
  const { desk, close } = await open();
  await place(desk);
  await clock.advance(25 * 60 * minute);
  expect(desk.isIdle()).toBe(true);
  await close();
});

test('E72 a booking that lies ahead is remembered until it is over, also through restarts and however much else is ordered', async () => {
  const { open, place, giveBack, clock, cumulus } = createOrderWorld();
  const first = await open();
  const days = 3 * 24 * 60 * minute;
  const ahead = { ...cumulusAtTen, startMs: tenMs + days, endMs: elevenMs + days };
  await place(first.desk, ahead);
  for (let index = 0; index < 502; index += 1) await giveBack(first.desk, `never-${index}`);
  await clock.advance(days);
  await first.close();
  const { desk } = await open();
  expect(desk.isIdle()).toBe(false);
  expect(desk.stateOf('order-1')).toMatchObject({ kind: 'booked' });
  expect(await giveBack(desk)).toEqual({ kind: 'givenBack' });
  expect(cumulus.events.size).toBe(0);
});

test('E72 whoever waits no longer is told that it is pending, and then how it ended', async () => {
  const { open, place, cumulus, clock } = createOrderWorld();
  let release = (): void => {};
  cumulus.gate = (call) => (call === 'createEvent' ? new Promise((resolve) => (release = resolve)) : undefined);
  const { desk } = await open();
  expect(await place(desk, cumulusAtTen, 1_000)).toEqual({ kind: 'pending' });
  cumulus.gate = () => {};
  release();
  await clock.advance(minute);
  expect(await place(desk)).toEqual(booked);
});

test('E73 what was booked is given back, once', async () => {
  const { cumulus, open, place, giveBack } = createOrderWorld();
  const { desk } = await open();
  await place(desk);
  expect(await giveBack(desk)).toEqual({ kind: 'givenBack' });
  expect(cumulus.events.size).toBe(0);
  expect(await giveBack(desk)).toEqual({ kind: 'givenBack' });
  expect(await place(desk)).toEqual({ kind: 'givenBack' });
  expect(cumulus.asked.filter((call) => call === 'createEvent')).toHaveLength(1);
});

test('E73 what is given back before it was ordered is never ordered', async () => {
  const { cumulus, open, place, giveBack } = createOrderWorld();
  const { desk } = await open();
  expect(await giveBack(desk)).toBeNull();
  expect(await place(desk)).toEqual({ kind: 'refused', reason: 'calledOff' });
  expect(cumulus.asked).toEqual([]);
});

test('E73 what is ordered while it is being given back is never ordered, either', async () => {
  const { cumulus, open, place, giveBack, clock } = createOrderWorld();
  let isSaved = (): void => {};
  const slowly = (document: Document, name: string): Document =>
    name === 'records'
      ? {
          ...document,
          async save(value) {
            await new Promise<void>((resolve) => (isSaved = resolve));
            await document.save(value);
          },
        }
      : document;
  const { desk } = await open(slowly);
  const back = giveBack(desk);
  const ordered = place(desk);
  await clock.settle();
  isSaved();
  expect(await back).toBeNull();
  expect(await ordered).toEqual({ kind: 'refused', reason: 'calledOff' });
  expect(cumulus.asked).toEqual([]);
});

test.each(['createEvent', 'readEvents', 'patchEvent'] as const)(
  'E73 an order that is given back while %s is under way leaves nothing, whatever that finds',
  async (during) => {
    const { cumulus, open, place, clock } = createOrderWorld();
    let isHeld = false;
    let release = (): void => {};
    let isOrdered = false;
    cumulus.gate = (call) => {
      if (call === 'createEvent') isOrdered = true;
      if (isHeld || call !== during || (during === 'readEvents' && !isOrdered)) return;
      isHeld = true;
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const { desk } = await open();
    const placed = place(desk, cumulusAtTen, 300_000);
    await clock.advance(2_000);
    expect(isHeld).toBe(true);
    const givenBack = desk.giveBack('order-1', 300_000, signal);
    await clock.advance(1_000);
    release();
    await clock.advance(240_000);
    expect(await givenBack).toEqual({ kind: 'givenBack' });
    expect(await placed).toEqual({ kind: 'givenBack' });
    expect(cumulus.events.size).toBe(0);
  },
);

test('E73 a create that lands after its order was given back is taken away, too', async () => {
  const { cumulus, open, place, clock } = createOrderWorld();
  const { createEvent } = cumulus;
  let landing: (() => Promise<unknown>) | null = null;
  cumulus.createEvent = (body, stop) => {
    landing = () => createEvent(body, stop);
    return Promise.reject(new GraphError('offline', 'lost on the way'));
  };
  const { desk } = await open();
  expect(await place(desk, cumulusAtTen, 1_000)).toEqual({ kind: 'pending' });
  const givenBack = desk.giveBack('order-1', 300_000, signal);
  await clock.advance(60_000);
  await landing!();
  expect(cumulus.events.size).toBe(1);
  await clock.advance(240_000);
  expect(await givenBack).toEqual({ kind: 'givenBack' });
  expect(cumulus.events.size).toBe(0);
});
