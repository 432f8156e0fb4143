import { describe, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import { type CommandStory, commandStories, promised } from '../support/command-stories.ts';
import { type House, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { journalled, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;

type Effect = NewFaultRule['effect'];

/** Each strikes one request. */
const single: readonly (readonly [name: string, effect: Effect])[] = [
  ['lost on the way there', { kind: 'dropBeforeEffect' }],
  ['lost on the way back', { kind: 'dropAfterEffect' }],
  ['done 5 seconds after the answer was given up', { kind: 'lateEffect', afterMs: 5_000 }],
  ['done 20 seconds after', { kind: 'lateEffect', afterMs: 20_000 }],
  ['done 60 seconds after', { kind: 'lateEffect', afterMs: 60_000 }],
  ['throttled for 3 seconds', { kind: 'throttled', retryAfter: '3' }],
  ['throttled for 40.5 seconds', { kind: 'throttled', retryAfter: '40.5' }],
  ['throttled without Retry-After', { kind: 'throttled' }],
  ['answered 503', { kind: 'unavailable' }],
  ['answered 503 with Retry-After', { kind: 'unavailable', retryAfter: '20' }],
  ['answered 504', { kind: 'gatewayTimeout' }],
  ['answered 500', { kind: 'serverError' }],
  ['answered with a page of HTML', { kind: 'htmlError' }],
  ['broken off in the middle of the answer', { kind: 'truncatedBody' }],
  ['answered with no JSON', { kind: 'wrongBody', shape: 'notJson' }],
  ['answered with another shape', { kind: 'wrongBody', shape: 'otherShape' }],
  ['answered with nothing', { kind: 'wrongBody', shape: 'empty' }],
  ['answered 401 once', { kind: 'tokenExpired' }],
  ['answered 403 once', { kind: 'accessDenied' }],
];

/** These last, and then are gone. */
const lasting: readonly (readonly [name: string, rule: NewFaultRule, forMs: number])[] = [
  ['every answer is lost for 20 seconds', { effect: { kind: 'dropAfterEffect' } }, 20_000],
  ['every answer is lost for 10 minutes', { effect: { kind: 'dropAfterEffect' } }, 10 * minute],
  ['every answer to a write is lost for 10 minutes', { effect: { kind: 'dropAfterEffect' }, match: { operation: 'event.*' } }, 10 * minute],
  ['every write lands a minute late, for 10 minutes', { effect: { kind: 'lateEffect', afterMs: minute } }, 10 * minute],
  ['no request arrives for 2 minutes', { effect: { kind: 'dropBeforeEffect' } }, 2 * minute],
  ['no request arrives for 10 minutes', { effect: { kind: 'dropBeforeEffect' } }, 10 * minute],
  ['503 for 2 minutes', { effect: { kind: 'unavailable' } }, 2 * minute],
  ['429 for 10 minutes', { effect: { kind: 'throttled' } }, 10 * minute],
  ['reads lag 10 seconds', { effect: { kind: 'replicationLag', minMs: 10_000, maxMs: 10_000 } }, 2 * minute],
  ['reads lag up to 10 seconds, each event by its own', { effect: { kind: 'replicationLag', minMs: 0, maxMs: 10_000 } }, 2 * minute],
  ['a new event is not found for 10 seconds', { effect: { kind: 'notFoundAfterCreate', forMs: 10_000 } }, 2 * minute],
];

interface Scene {
  readonly house: House;
  readonly journal: ReturnType<typeof createMemoryDocument>;
}

async function open(): Promise<Scene> {
  const journal = createMemoryDocument();
  const house = await openHouse({ journal, now: '2026-11-18T10:00:05+01:00' });
  await house.until((view) => view.freshness.kind === 'live');
  return { house, journal };
}

/** Runs the command under the faults; ends them after a while; lets every late effect land; then looks at what came of it. */
async function play(story: CommandStory, { house, journal }: Scene, rules: readonly NewFaultRule[], forMs: number): Promise<void> {
  const command = await story.prepare(house);
  for (const rule of rules) house.tenant.faults.add(rule);
  const result = await house.run(command);
  if (result.kind === 'done') expect(story.outcomeIn(house), 'at the moment of the answer').toBe('done');
  await house.clock.advance(forMs);
  house.tenant.faults.clear();
  await house.clock.advance(5 * minute);

  const told = toldInTheEnd(house.views, result);
  if (told === null) throw new Error('nobody was told what became of it');
  expect(story.outcomeIn(house), `what Exchange holds after ${JSON.stringify(told)}`).toBe(promised(told));
  expect(await journalled(journal)).toEqual([]);
  expect(house.view().pending).toBeNull();
  await house.close();
}

/** How many requests the command makes when nothing goes wrong. */
async function requestsOf(story: CommandStory): Promise<number> {
  const { house } = await open();
  const command = await story.prepare(house);
  const before = house.tenant.requests.latest().at(-1)?.serial ?? 0;
  await house.run(command);
  await house.close();
  return (house.tenant.requests.latest().at(-1)?.serial ?? 0) - before;
}

describe.each(commandStories)('D5 $name happens once or not at all, and the person is told which, when', (story) => {
  test.each(single)('any one request is %s', async (_, effect) => {
    const count = await requestsOf(story);
    expect(count).toBeGreaterThanOrEqual(3);
    for (let skip = 0; skip < count; skip += 1) await play(story, await open(), [{ effect, count: 1, skip }], minute);
  });

  test.each(lasting)('%s', async (_, rule, forMs) => {
    await play(story, await open(), [rule], forMs);
  });
});
