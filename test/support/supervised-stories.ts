import { afterEach } from 'vitest';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA } from './house.ts';
import { openSupervisedHouse, type SupervisedHouse, type SupervisedHouseOptions } from './supervised-house.ts';

/** For a file of stories: opens doors with a coordinator, and closes them after each test. */
export function supervisedAfterEach() {
  let houses: SupervisedHouse[] = [];
  afterEach(async () => {
    for (const house of houses) await house.close();
    houses = [];
  });

  const open = async (options: SupervisedHouseOptions): Promise<SupervisedHouse> => {
    const house = await openSupervisedHouse(options);
    houses.push(house);
    return house;
  };
  return {
    open,
    /** The same, with the door at its room already. */
    async openEnrolled(options: SupervisedHouseOptions = { access: 'gateway' }): Promise<SupervisedHouse> {
      const house = await open(options);
      house.place(AURORA);
      await house.until(isLive);
      return house;
    },
  };
}

export const isLive = ({ freshness }: DoorView): boolean => freshness.kind === 'live';
export const stepOf = ({ status }: DoorView) => (status.kind === 'enrolling' ? status.step : null);
export const starts = ({ days }: DoorView) => days.flatMap(({ meetings }) => meetings.map(({ start }) => start));

/** How often another engine was opened. */
export const changes = ({ logged }: SupervisedHouse): number => logged.filter((event) => event === 'doorChanged').length;

/** An hour of Ada's in a room. */
export const meet = (house: SupervisedHouse, room: string, hour = 10) =>
  house.acts.create({
    ...{ organizer: 'ada@contoso.com', rooms: [room], subject: 'Planning' },
    ...{ start: `2026-11-18T${hour}:00`, end: `2026-11-18T${hour + 1}:00` },
  });
