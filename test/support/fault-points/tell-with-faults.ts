import { describe, expect, test } from 'vitest';
import type { CommandStory } from './command-story.ts';
import { type Fault, printFault } from './fault.ts';
import { doubtsOf, requestFaultsOf, saveFaultsOf, stopsAtTurnsOf, stopsOf } from './faults-of.ts';
import { judge } from './judge.ts';
import { playStory } from './play-story.ts';
import { type Point, printPoint } from './point.ts';

/** Every fault at every point of each story's telling (D5): what went wrong is listed by point and fault, so that it can be told again. */
export function tellWithFaults(stories: readonly CommandStory[]): void {
  describe.each(stories)('D5 $name happens once or not at all, and somebody is told which', (story) => {
    test('a door that stops for good before any step, and comes back', () => tellAll(story, stopsOf));
    test('any request lost, answered too late, refused, or landing late', () => tellAll(story, requestFaultsOf));
    test('a disk that refuses any save', () => tellAll(story, saveFaultsOf));
    test('a door that stops for good at any step after a write was left in doubt', async () => {
      const { points } = await playStory(story);
      for (const doubt of doubtsOf(points)) await tellAll(story, (later) => stopsAtTurnsOf(later, doubt.at + 1), [doubt]);
    });
  });
}

async function tellAll(story: CommandStory, faultsOf: (points: readonly Point[]) => readonly Fault[], first: readonly Fault[] = []) {
  const { points } = await playStory(story, first);
  const wrong: string[] = [];
  for (const fault of faultsOf(points)) {
    const faults = [...first, fault];
    const telling = await playStory(story, faults);
    const name = faults.map((one) => printFault(one, labelAt(points, one.at))).join(', then ');
    const strayed = telling.points.findIndex((point, at) => at < fault.at && printPoint(point) !== labelAt(points, at));
    if (strayed >= 0) wrong.push(`${name}: went another way before it, at ${strayed}`);
    wrong.push(...judge(story, telling).map((what) => `${name}: ${what}`));
  }
  expect(wrong).toEqual([]);
}

function labelAt(points: readonly Point[], at: number): string {
  const point = points[at];
  return point ? printPoint(point) : 'the end';
}
