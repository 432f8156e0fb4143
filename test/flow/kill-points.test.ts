import { describe, expect, test } from 'vitest';
import { journalEntrySchema } from '../../shared/engine/journal/journal-entry.ts';
import type { RoomCalendar } from '../../shared/graph/room-calendar.ts';
import { accessMode } from '../support/access-mode.ts';
import type { CommandStory } from '../support/fault-points/command-story.ts';
import { doubtsOf } from '../support/fault-points/faults-of.ts';
import { judge } from '../support/fault-points/judge.ts';
import { playStory, type Telling } from '../support/fault-points/play-story.ts';
import type { Point } from '../support/fault-points/point.ts';
import { allStories } from '../support/fault-points/stories/all-stories.ts';

type ReadMethod = 'resolveRoom' | 'readTimeZone' | 'readDeltaPage' | 'readEvents' | 'readEvent' | 'findByCommand';

/** How each method that writes looks on the wire. One more in `RoomCalendar`, and this does not compile until it is here. */
const writes: { readonly [Method in Exclude<keyof RoomCalendar, ReadMethod>]: RegExp } = {
  createEvent: /^POST (\w+ )?(calendar\/)?events$/,
  patchEvent: /^PATCH (\w+ )?(calendar\/)?events\/\{id\}$/,
  deleteEvent: /^DELETE (\w+ )?(calendar\/)?events\/\{id\}$/,
  declineEvent: /^POST (\w+ )?(calendar\/)?events\/\{id\}\/decline$/,
};

/** How a door in gateway mode writes into other rooms. */
const orders = { bookOtherRoom: /^ask bookOtherRoom$/, giveBackOtherRoom: /^ask giveBackOtherRoom$/ };
const ways = accessMode === 'gateway' ? { ...writes, ...orders } : writes;
/** Entries that only doors of the other mode have; and orders are given back after minutes without a last word: `other-rooms-line` waits for that. */
const isToldElsewhere = (stage: string): boolean => (accessMode === 'gateway' ? /^organizers:|^order:giveBack$/ : /^order:/).test(stage);

const peaceful = new Map<CommandStory, Telling>();

describe.each(allStories)('D5 $name', (story) => {
  test('goes as it is told when nothing goes wrong, and keeps to Microsoft’s types', async () => {
    const telling = await playStory(story, [], { isChecked: true });
    peaceful.set(story, telling);
    expect(telling.answer?.kind ?? telling.logged.at(-1)).toBe(story.told);
    expect(judge(story, telling)).toEqual([]);
    expect(telling.ledger).toEqual(story.told === 'done' ? story.done : (story.undoneOtherwise ?? story.undone));
  });
});

/** Every point at which the enumeration lets a door stop: of each telling in peace, and of each after a write was left in doubt. */
async function allPoints(): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (const [story, telling] of peaceful) {
    points.push(...telling.points);
    for (const doubt of doubtsOf(telling.points)) points.push(...(await playStory(story, [doubt])).points);
  }
  return points;
}

describe('D5 the enumeration leaves nothing out', () => {
  test('no stage of any journal entry, and no method that writes', async () => {
    const points = await allPoints();
    const stages = new Set(points.flatMap((point) => point.stages));
    const known = journalEntrySchema.options.flatMap(({ shape }) => shape.stage.options.map((stage) => `${shape.kind.value}:${stage}`));
    expect(known.filter((stage) => !stages.has(stage) && !isToldElsewhere(stage))).toEqual([]);

    const sent = points.filter(({ kind, isWrite }) => kind === 'send' && isWrite).map(({ label }) => label);
    for (const [method, pattern] of Object.entries(ways))
      expect([method, sent.some((label) => pattern.test(label))]).toEqual([method, true]);
    expect(sent.filter((label) => !Object.values(ways).some((pattern) => pattern.test(label)))).toEqual([]);
  });
});
