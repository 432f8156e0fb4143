import { expect, test } from 'vitest';
import type { OrderDesk } from '../../../../shared/engine/order-desk/open-order-desk.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import { createOrderWorld, cumulusAtTen } from './order-world.ts';

const never = new Promise<void>(() => {});
const minute = 60_000;
const { signal } = new AbortController();

/** Every place at which the power can go: before or after the effect of each request and of each save. */
const places = ['beforeCall', 'afterCall', 'beforeSave', 'afterSave'] as const;
type Place = (typeof places)[number];
type World = ReturnType<typeof createOrderWorld>;

/** Opens a desk that stops for good at the `nth` such place, tells it to do something, and says whether it got so far. */
async function killedAt(world: World, place: Place, nth: number, act: (desk: OrderDesk) => void): Promise<boolean> {
  let left = nth;
  const reach = async (here: Place): Promise<void> => {
    if (left <= 0) return never; // nothing of it goes on
    if (here !== place) return;
    left -= 1;
    if (left <= 0) return never;
  };
  const wrap = (document: Document): Document => ({
    load: document.load,
    async save(value) {
      await reach('beforeSave');
      await document.save(value);
      await reach('afterSave');
    },
  });
  const { desk } = await world.open(wrap);
  world.cumulus.gate = () => reach('beforeCall');
  world.cumulus.exit = () => reach('afterCall');
  act(desk);
  await world.clock.advance(4 * minute);
  world.cumulus.gate = () => {};
  world.cumulus.exit = () => {};
  return left <= 0;
}

/** One world after another whose desk was stopped one such place later, until it came through. */
async function* everyKill(place: Place, act: (desk: OrderDesk) => void, before?: (world: World) => Promise<void>) {
  let reached = true;
  for (let nth = 1; reached; nth += 1) {
    const world = createOrderWorld();
    await before?.(world);
    reached = await killedAt(world, place, nth, act);
    yield { world, nth, reached };
  }
}

/** The order was placed before, and is done. */
async function placed(world: World): Promise<void> {
  const { desk, close } = await world.open();
  await world.place(desk);
  await close();
}

const order = (desk: OrderDesk): void => void desk.place(cumulusAtTen, minute, signal);
const giveBack = (desk: OrderDesk): void => void desk.giveBack('order-1', minute, signal);
const callOff = (desk: OrderDesk): void => {
  order(desk);
  giveBack(desk);
};

const marked = ({ cumulus }: World) => [...cumulus.events.values()].map(({ claim }) => claim?.settled !== null);

test.each(places)('E72 killed at %s, at every step of an order, it is booked once when it is asked for again', async (place) => {
  for await (const { world, nth, reached } of everyKill(place, order)) {
    const { desk, close } = await world.open();
    expect((await world.place(desk)).kind, `at ${nth}`).toBe('booked');
    expect(marked(world), `at ${nth}`).toEqual([true]);
    expect(world.cumulus.asked.filter((call) => call === 'createEvent').length, `at ${nth}`).toBeLessThanOrEqual(2);
    await close();
    if (!reached) expect(nth).toBeGreaterThan(3);
  }
});

test.each(places)('E71 killed at %s, at every step of an order, it comes to its end though nobody asks again', async (place) => {
  for await (const { world, nth } of everyKill(place, order)) {
    const { desk, close } = await world.open();
    await world.clock.advance(10 * minute);
    const isThere = world.cumulus.events.size === 1;
    expect(marked(world), `at ${nth}`).toEqual(isThere ? [true] : []);
    expect(isThere, `at ${nth}`).toBe(desk.stateOf('order-1') !== null && (await world.place(desk)).kind === 'booked');
    await close();
  }
});

test.each(places)('E73 killed at %s, at every step of giving back, nothing is left when that is asked for again', async (place) => {
  for await (const { world, nth } of everyKill(place, giveBack, placed)) {
    const { desk, close } = await world.open();
    expect(await world.giveBack(desk), `at ${nth}`).toEqual({ kind: 'givenBack' });
    expect(world.cumulus.events.size, `at ${nth}`).toBe(0);
    expect(await world.place(desk), `at ${nth}`).toEqual({ kind: 'givenBack' });
    await close();
  }
});

test.each(places)(
  'E73 killed at %s, at every step of giving back, what was on the disk goes on though nobody asks again',
  async (place) => {
    let wentOn = 0;
    for await (const { world, nth } of everyKill(place, giveBack, placed)) {
      const isOnDisk = /givingBack|givenBack/.test(world.disk.records.text() ?? '');
      const { close } = await world.open();
      await world.clock.advance(5 * minute);
      expect(world.cumulus.events.size, `at ${nth}`).toBe(isOnDisk ? 0 : 1);
      if (isOnDisk) wentOn += 1;
      await close();
    }
    expect(wentOn).toBeGreaterThan(1);
  },
);

test.each(places)('E73 killed at %s, at every step of calling an order off, nothing is left and nothing comes', async (place) => {
  for await (const { world, nth } of everyKill(place, callOff)) {
    const { desk, close } = await world.open();
    const answer = await world.giveBack(desk, 'order-1', 10 * minute);
    expect(answer?.kind ?? 'givenBack', `at ${nth}`).toBe('givenBack');
    await world.clock.advance(10 * minute);
    expect(world.cumulus.events.size, `at ${nth}`).toBe(0);
    await close();
  }
});

test.each(['createEvent', 'readEvents', 'patchEvent'] as const)('E17 an answer to %s that is lost books once', async (call) => {
  for (let nth = 1; nth <= 3; nth += 1) {
    const world = createOrderWorld();
    let left = nth;
    world.cumulus.exit = (made) => {
      if (made !== call) return;
      left -= 1;
      if (left === 0 && (call !== 'readEvents' || nth > 1)) world.cumulus.loseNext(call);
    };
    const { desk, close } = await world.open();
    expect((await world.place(desk, cumulusAtTen, 4 * minute)).kind, `at ${nth}`).toBe('booked');
    expect(marked(world)).toEqual([true]);
    await close();
  }
});
