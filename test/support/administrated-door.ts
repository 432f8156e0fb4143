import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { closedAfterEach } from './closed-after-each.ts';
import type { House, HouseOptions } from './house.ts';
import { attended } from './unattended.ts';

export const wrong = { kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 };
export const notAllowed = { kind: 'refused', reason: 'notAllowed' };

/** For a file of stories: opens doors with both PINs, 4711 an administrator's and 0815 for acts, and closes them after each test. */
export function administratedAfterEach() {
  const open = closedAfterEach();
  return async (options: HouseOptions = {}) => {
    const { staff, records } = attended({ administrator: '4711', action: '0815' });
    const house = await open({ ...options, staff: { ...staff, ...options.staff } });
    return { house, records };
  };
}

/** Another screen on the same door. */
export function join(house: House) {
  const screen: DoorScreen = house.door().attach();
  const views: DoorView[] = [];
  screen.watch((view) => views.push(view));
  return { screen, views, view: () => views.at(-1) };
}

export const createdIn = (house: House): number =>
  house.tenant.requests.latest().filter(({ operation }) => operation === 'event.create').length;
export const unlock = (house: House, pin = '4711'): Promise<CommandResult> => house.run({ kind: 'unlock', pin });
export const isOpen = ({ administrator }: DoorView): boolean => administrator !== null;
