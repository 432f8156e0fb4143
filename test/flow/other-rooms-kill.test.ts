import { expect, test } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { createGateways } from '../support/gateway-house.ts';
import { type House, openHouse } from '../support/house.ts';
import { createKillSwitch } from '../support/kill-switch.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { hour, idOf, invited } from '../support/others-ledger.ts';
import { journalled, noticesIn, storedIn } from '../support/room-ledger.ts';
import { amongListedRooms, BOREALIS, elsewhere } from '../support/through-coordinator.ts';

const minute = 60_000;

interface Story {
  readonly name: string;
  readonly command: (house: House) => DoorCommand;
  /** Spoils the telling, before the command. */
  readonly spoil?: (house: House) => void;
  /** Meetings here and there, when it was done and when it was not. */
  readonly done: readonly [here: number, there: number] | null;
  readonly undone: readonly [here: number, there: number];
}

const stories: readonly Story[] = [
  {
    name: 'a booking of another room',
    command: () => elsewhere(),
    done: [1, 1],
    undone: [1, 0],
  },
  {
    name: 'a move',
    command: (house) => ({ kind: 'move', meetingId: idOf(house, 'Planning'), room: BOREALIS }),
    done: [0, 1],
    undone: [1, 0],
  },
  {
    name: 'a move that the meeting cannot make',
    command: (house) => ({ kind: 'move', meetingId: idOf(house, 'Planning'), room: BOREALIS }),
    spoil: ({ tenant }) => void tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } }),
    done: null,
    undone: [1, 0],
  },
];

test.each(stories)(
  'E76 E79 a door killed at any step of $name has it done once or not at all, and says which',
  async ({ command, spoil, done, undone }) => {
    let isOver = false;
    for (let nth = 1; !isOver; nth += 1) {
      const kill = createKillSwitch();
      const journal = createMemoryDocument();
      const options = amongListedRooms({ journal, prepare: invited(hour), isChecked: false, decorate: kill.decorate });
      const house = await openHouse(await createGateways().through(options));
      await house.until(({ freshness }) => freshness.kind === 'live');
      spoil?.(house);
      kill.arm(nth);
      void house
        .screen()
        .run(command(house))
        .then(() => {
          isOver = true;
        });
      for (let waited = 0; !isOver && !kill.isDead() && waited < minute; waited += 250) await house.clock.advance(250);
      const wasKilled = kill.isDead();
      const wasOnDisk = (await journalled(journal)).length > 0;
      const before = house.views.length;
      if (wasKilled) await house.reopen();
      await house.clock.advance(3 * minute);

      const step = `at ${nth}, after ${kill.effects.at(-1)}`;
      const found = [storedIn(house).length, storedIn(house, BOREALIS).length];
      const told = noticesIn(house.views.slice(before)).at(-1)?.result.kind ?? null;
      expect(await journalled(journal), step).toEqual([]);
      expect([done, undone], step).toContainEqual(found);
      if (wasKilled && wasOnDisk)
        expect([told === 'done', told === null], step).toEqual([JSON.stringify(found) === JSON.stringify(done), false]);
      await house.close();
      if (isOver) expect(nth).toBeGreaterThan(4);
    }
  },
);
