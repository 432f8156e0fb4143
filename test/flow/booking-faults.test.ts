import { describe, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import type { CommandStory } from '../support/fault-points/command-story.ts';
import { judge } from '../support/fault-points/judge.ts';
import { playStory } from '../support/fault-points/play-story.ts';
import { allStories } from '../support/fault-points/stories/all-stories.ts';

const minute = 60_000;

type Effect = NewFaultRule['effect'];

/** Each strikes one request. What every story meets at every point is not here: see the tests of kills. */
const single: readonly (readonly [name: string, effect: Effect])[] = [
  ['answered after the client has given up', { kind: 'lateAnswer', afterMs: 31_000 }],
  ['throttled for 40.5 seconds', { kind: 'throttled', retryAfter: '40.5' }],
  ['throttled without Retry-After', { kind: 'throttled' }],
  ['answered 503 without Retry-After', { kind: 'unavailable' }],
  ['answered 504', { kind: 'gatewayTimeout' }],
  ['answered 500', { kind: 'serverError' }],
  ['answered with a page of HTML', { kind: 'htmlError' }],
  ['broken off in the middle of the answer', { kind: 'truncatedBody' }],
  ['answered with no JSON', { kind: 'wrongBody', shape: 'notJson' }],
  ['answered with another shape', { kind: 'wrongBody', shape: 'otherShape' }],
  ['answered with nothing', { kind: 'wrongBody', shape: 'empty' }],
  ['answered 401 once', { kind: 'tokenExpired' }],
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

/** One of each kind of journal entry. */
const stories = allStories.filter(({ isKilledForReal }) => isKilledForReal);

async function wrongIn(story: CommandStory, rule: NewFaultRule, forMs: number): Promise<readonly string[]> {
  const telling = await playStory(story, [], { isChecked: true, weather: { rules: [rule], forMs } });
  return judge(story, telling);
}

describe.each(stories)('D5 $name happens once or not at all, and the person is told which, when', (story) => {
  test.each(single)('any one request is %s', async (_, effect) => {
    const { points } = await playStory(story);
    const count = points.filter(({ kind }) => kind === 'send').length;
    expect(count).toBeGreaterThanOrEqual(3);
    for (let skip = 0; skip < count; skip += 1)
      expect([skip, await wrongIn(story, { effect, count: 1, skip }, minute)]).toEqual([skip, []]);
  });

  test.each(lasting)('%s', async (_, rule, forMs) => {
    expect(await wrongIn(story, rule, forMs)).toEqual([]);
  });
});
