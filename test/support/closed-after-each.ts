import { afterEach } from 'vitest';
import { type House, type HouseOptions, openHouse } from './house.ts';

/** For a file of stories: opens houses whose door already knows its room, and closes them after each test. */
export function closedAfterEach(usual: HouseOptions = {}): (options?: HouseOptions) => Promise<House> {
  let houses: House[] = [];
  afterEach(async () => {
    await Promise.all(houses.map((house) => house.close()));
    houses = [];
  });
  return async (options = {}) => {
    const house = await openHouse({ ...usual, ...options });
    houses.push(house);
    await house.until((view) => view.freshness.kind === 'live');
    return house;
  };
}
