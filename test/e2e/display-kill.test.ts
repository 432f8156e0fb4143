import { afterEach, expect, test } from 'vitest';
import { journalEntrySchema } from '../../shared/engine/journal/journal-entry.ts';
import type { CommandStory } from '../support/fault-points/command-story.ts';
import { type KillLane, openKillLane } from '../support/fault-points/kill-lane.ts';
import { playStory } from '../support/fault-points/play-story.ts';
import type { Point } from '../support/fault-points/point.ts';
import { allStories } from '../support/fault-points/stories/all-stories.ts';

const stories = allStories.filter(({ isKilledForReal }) => isKilledForReal);

const lanes: KillLane[] = [];
afterEach(async () => {
  await Promise.all(lanes.splice(0).map((lane) => lane.close()));
});

/** What a restarted door could find otherwise than before: a save of the journal, or a write that had its effect. */
const isTurn = ({ kind, label }: Point): boolean => (kind === 'saved' && label.startsWith('journal')) || kind === 'effect';

/** Kills one process after each turn of the command, each started on what the one before left. Answers the stages left on the disk, in turn. */
async function killAtEveryTurn(story: CommandStory): Promise<readonly string[]> {
  const turns = (await playStory(story)).points.filter(isTurn).length;
  const lane = await openKillLane(story);
  lanes.push(lane);
  const left: string[] = [];
  for (let turn = 1; turn <= turns + 1; turn += 1) {
    const door = await lane.openDoorDyingAt(turn);
    if (turn > 1) {
      const point = `${story.name}, killed after turn ${turn - 1} with [${left.at(-1)}] on the disk`;
      if (left.at(-1) !== '') expect(door.notice?.result.kind, point).toBe('done');
      expect(lane.stagesOnDisk(), point).toEqual([]);
      expect(lane.ledger(), point).toEqual(story.done);
    }
    expect(await door.tapUntilDead(), `${story.name}, turn ${turn}`).toBe(turn <= turns);
    if (turn <= turns) left.push(lane.stagesOnDisk().join(' '));
  }
  return left;
}

/** Two at a time: starting a door is nearly all of the work. */
async function inTwoLanes<T, Result>(work: readonly T[], carryOut: (one: T) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = [...work.entries()];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await carryOut(next[1]);
  };
  await Promise.all([lane(), lane()]);
  return results;
}

test('D5 a real SIGKILL after every save and every write: the next process on that disk finishes the command once, and says so', async () => {
  const left = await inTwoLanes(stories, killAtEveryTurn);

  for (const [index, story] of stories.entries()) {
    const stages = new Set((await playStory(story)).points.map(({ stages: onDisk }) => onDisk.join(' ')));
    expect(new Set(left[index]), story.name).toEqual(stages);
  }
  const kinds = new Set(left.flat().map((stage) => stage.split(':')[0]));
  const known = journalEntrySchema.options.map(({ shape }) => shape.kind.value);
  // Two take minutes of waiting for Exchange or for people, and an order is for a door behind a coordinator: the flow tests stop those.
  expect(known.filter((kind) => !kinds.has(kind))).toEqual(['declineSeries', 'order', 'organizers']);
}, 240_000);
