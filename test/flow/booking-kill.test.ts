import { describe, expect, test } from 'vitest';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { type CommandStory, commandStories, promised } from '../support/command-stories.ts';
import { type House, openHouse } from '../support/house.ts';
import { createKillSwitch } from '../support/kill-switch.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { journalled, noticesIn } from '../support/room-ledger.ts';

const minute = 60_000;

interface Scene {
  readonly house: House;
  readonly journal: ReturnType<typeof createMemoryDocument>;
  readonly kill: ReturnType<typeof createKillSwitch>;
  /** What the log says became of commands, oldest first. */
  readonly logged: readonly CommandResult['kind'][];
}

async function open(): Promise<Scene> {
  const journal = createMemoryDocument();
  const kill = createKillSwitch();
  const logged: CommandResult['kind'][] = [];
  const info: Log['info'] = (event, fields) => {
    if (event === 'commandSettled') logged.push(fields?.result as CommandResult['kind']);
  };
  const house = await openHouse({
    journal,
    now: '2026-11-18T10:00:05+01:00',
    decorate: (deps) => kill.decorate({ ...deps, log: { ...deps.log, info } }),
  });
  await house.until((view) => view.freshness.kind === 'live');
  return { house, journal, kill, logged };
}

/** Sends the command to a door that dies after its `count`th effect; the answer, or null where it died first. */
async function tapAndDie(story: CommandStory, { house, kill, logged }: Scene, count: number): Promise<CommandResult | null> {
  const command = await story.prepare(house);
  (logged as CommandResult['kind'][]).length = 0;
  kill.arm(count);
  let result: CommandResult | null = null;
  void house
    .door()
    .run(command)
    .then((answer) => {
      result = answer;
    });
  await house.clock.advance(15_000);
  return result;
}

const restarts: readonly (readonly [name: string, offlineMs: number])[] = [
  ['at once', 0],
  ['with no network for two minutes', 2 * minute],
  ['with no network until the command is given up', 8 * minute],
  ['a day later', 24 * 60 * minute],
];

describe.each(commandStories)('D5 a door killed during $name', (story) => {
  test.each(restarts)('and started again %s settles it: once or not at all, and says which', async (name, offlineMs) => {
    for (let count = 1; ; count += 1) {
      const scene = await open();
      const { house, journal, kill, logged } = scene;
      const result = await tapAndDie(story, scene, count);
      if (!kill.isDead()) {
        expect(result).toMatchObject({ kind: 'done' });
        expect(count).toBeGreaterThan(5); // check, journal, write, journal, read back, settle
        break;
      }
      const point = `killed after ${kill.effects.join(', ')}`;
      const isOnDisk = kill.effects.includes('save');
      const viewsBefore = house.views.length;
      const isToldBefore = logged.length > 0;
      if (name === 'a day later') await house.clock.advance(offlineMs);
      else if (offlineMs > 0) house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' } });
      await house.reopen();
      if (name !== 'a day later') await house.clock.advance(offlineMs);
      house.tenant.faults.clear();
      await house.clock.advance(4 * minute);

      const notices = noticesIn(house.views.slice(viewsBefore)).map((notice) => notice.result.kind);
      const known = result ?? (logged.length > 0 ? { kind: logged.at(-1)! } : null);
      expect(await journalled(journal), point).toEqual([]);
      if (known === null) expect([isOnDisk, story.outcomeIn(house)], `${point}: nobody was told`).toEqual([false, 'undone']);
      else expect(story.outcomeIn(house), `${point}, told ${known.kind}`).toBe(promised(known as CommandResult));
      expect(logged.length, `${point}: ${logged}`).toBeLessThanOrEqual(isToldBefore ? 2 : 1);
      if (isOnDisk && !isToldBefore) expect(notices, `${point}: on the glass after the restart`).toEqual(logged);
      await house.close();
    }
  });
});
