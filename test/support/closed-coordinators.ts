import { afterEach } from 'vitest';
import { type CoordinatorHouse, type CoordinatorHouseOptions, openCoordinatorHouse } from './coordinator-house.ts';
import type { LineDoor } from './line-door.ts';

/** For a file of stories: opens coordinators, and closes them after each test. */
export function coordinatorsClosedAfterEach(): (options?: CoordinatorHouseOptions) => Promise<CoordinatorHouse> {
  let houses: CoordinatorHouse[] = [];
  afterEach(async () => {
    await Promise.all(houses.map((house) => house.close()));
    houses = [];
  });
  return async (options) => {
    const house = await openCoordinatorHouse(options);
    houses.push(house);
    return house;
  };
}

/** Time passes, while the doors send their heartbeats. */
export async function passWith({ clock }: CoordinatorHouse, doors: readonly LineDoor[], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    for (const door of doors) if (door.closedWith() === null) door.send({ kind: 'ping' });
    await clock.advance(Math.min(10_000, ms - passed));
  }
}

/** How often the door was told that its room may have changed. */
export const hintsOf = (door: LineDoor): number => door.told.filter(({ kind }) => kind === 'roomChanged').length;

/** What the door was told last about whether Graph's notifications of its room arrive; null before the welcome. */
export function pushOf(door: LineDoor): boolean | null {
  return door.told.reduce<boolean | null>((push, message) => ('hasPush' in message ? message.hasPush : push), null);
}
