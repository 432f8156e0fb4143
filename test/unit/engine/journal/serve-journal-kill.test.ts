import { expect, test } from 'vitest';
import { createJournalWorld, entries, isBroughtAbout, names } from './journal-world.ts';

const never = new Promise<void>(() => {});

/** Every place at which the power can go: before or after the effect of each request and of each save. */
const places = ['beforeCall', 'afterCall', 'beforeSave', 'afterSave'] as const;

test.each(names.flatMap((name) => places.map((place) => ({ name, place }))))(
  'E21 killed at $place, at every step of a command to $name, it happens once or not at all and is told as it is',
  async ({ name, place }) => {
    let reached = true;
    let steps = 0;
    for (let nth = 1; reached; nth += 1) {
      const house = createJournalWorld(entries[name]);
      let left = nth;
      const reach = async (here: (typeof places)[number]): Promise<void> => {
        if (here !== place) return;
        left -= 1;
        if (left <= 0) await never; // and nothing of it goes on
      };
      house.calendar.gate = () => reach('beforeCall');
      house.calendar.exit = () => reach('afterCall');
      const save = async (value: unknown) => {
        if (left <= 0) await never; // a call that gives up by time is dead as well
        await reach('beforeSave');
        await house.disk.save(value);
        await reach('afterSave');
      };
      const first = await house.open({ load: house.disk.load, save });
      void house.tap(first.journal, first.outcomes.wake);
      await house.clock.settle();
      reached = left <= 0;
      steps += 1;
      const isJournalled = ((await house.disk.load()) as { readonly entries: readonly unknown[] } | null)?.entries.length === 1;

      house.calendar.gate = () => {};
      house.calendar.exit = () => {};
      house.settled.length = 0;
      const second = await house.open();
      await house.clock.advance(10 * 60_000);
      expect(second.journal.entries()).toEqual([]);
      const isDone = isBroughtAbout(name, house);
      if (isJournalled) expect(house.settled.map(({ kind }) => kind === 'done')).toEqual([isDone]);
      second.life.abort();
      await second.done;
    }
    expect(steps).toBeGreaterThan(2);
  },
);
