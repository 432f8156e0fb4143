import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions } from './house.ts';
import { storedIn } from './room-ledger.ts';

const minute = 60_000;

export const at = (time: string): number => Date.parse(`2026-11-18T${time.length > 5 ? time : `${time}:00`}+01:00`);

/** Half an hour before the review of 10:00, at a door that gives up rooms, with a page that paints. */
export const releasingDoor: HouseOptions = {
  now: '2026-11-18T09:30:00+01:00',
  policy: { checkIn: 'release' },
  paints: true,
  prepare: ({ acts }) => void invite(acts),
};

/** From 10:00 to 11:00, unless it says otherwise. */
export function invite(acts: House['acts'], changes: Partial<Parameters<House['acts']['create']>[0]> = {}): string {
  return acts.create({
    organizer: 'ada@contoso.com',
    rooms: [AURORA],
    subject: 'Review',
    start: '2026-11-18T10:00',
    end: '2026-11-18T11:00',
    ...changes,
  });
}

export async function goTo(house: Pick<House, 'clock'>, time: string): Promise<void> {
  await house.clock.advance(at(time) - house.clock.nowMs());
}

/** The command that the glass offers; throws when it asks nobody to check in. */
export function checkInOf(view: DoorView): DoorCommand {
  if (!view.checkIn) throw new Error(`no check-in beside ${JSON.stringify(view.status)}`);
  return view.checkIn.command;
}

/** What still takes the room in Exchange, by subject and start. */
export function takenIn(house: Pick<House, 'tenant'>): readonly string[] {
  return storedIn(house)
    .filter(({ content }) => content.response !== 'declined' && !content.isCancelled && content.endMs - content.startMs >= minute)
    .map(({ content }) => content.subject);
}
