import { expect, test } from 'vitest';
import { createTurns } from '../../../../shared/engine/journal/turns.ts';
import { isInTheWay, isUnderWay } from '../../../../shared/engine/journal/under-way.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { buildBookEntry, buildEndEntry, buildExtendEntry, elevenMs, tenMs } from './build-entry.ts';

const first = buildBookEntry();
const second = buildEndEntry();
const minuteMs = 60_000;

function house() {
  const clock = createDrivenClock(0, { pump: 1 });
  return { clock, turns: createTurns(clock) };
}

test('E32 the oldest is served first; while it rests, the next one is', async () => {
  const { clock, turns } = house();
  const entries = [first, second];
  expect(turns.next(entries)).toBe(first);
  turns.rest(first.commandId, 30 * minuteMs, false);
  expect(turns.next(entries)).toBe(second);
  turns.rest(second.commandId, 1_000, false);
  expect([turns.next(entries), turns.restsUntilMs(entries)]).toEqual([null, 1_000]);
  await clock.advance(1_000);
  expect(turns.next(entries)).toBe(second);
  await clock.advance(30 * minuteMs);
  expect(turns.next(entries)).toBe(first);
});

test('E32 looking again has its pauses, which grow also when it goes on in between', async () => {
  const { turns } = house();
  turns.looked('c1');
  expect(turns.restsUntilMs([first])).toBe(300);
  turns.looked('c1');
  expect(turns.restsUntilMs([first])).toBe(500);
  turns.wentOn('c1');
  expect(turns.restsUntilMs([first])).toBe(0);
  turns.looked('c1');
  expect(turns.restsUntilMs([first])).toBe(1_000);
});

test('E32 a command that goes round in circles does not ask Graph without a pause', () => {
  const { turns } = house();
  for (let act = 0; act < 12; act += 1) turns.wentOn('c1');
  expect(turns.restsUntilMs([first])).toBe(0);
  turns.wentOn('c1');
  expect(turns.restsUntilMs([first])).toBe(300);
  turns.wentOn('c1');
  expect(turns.restsUntilMs([first])).toBe(0);
});

test('E12 Graph answers again: what may wake is tried at once, what was refused is not', () => {
  const { turns } = house();
  turns.rest('c1', 30 * minuteMs, true);
  turns.rest('c3', 30 * minuteMs, false);
  turns.wake();
  expect(turns.next([second, first])).toBe(first);
});

test('failures in a row are counted until something works', () => {
  const { turns } = house();
  expect([turns.failed('c1'), turns.failed('c1')]).toEqual([1, 2]);
  turns.looked('c1');
  expect(turns.failed('c1')).toBe(1);
  turns.forget('c1');
  expect(turns.isResting('c1')).toBe(false);
});

test.each<{ name: string; isResting: boolean; prepare: (world: ReturnType<typeof house>) => Promise<void> }>([
  { name: 'was just put', isResting: false, prepare: async () => {} },
  { name: 'is looked for since a moment', isResting: false, prepare: async ({ turns }) => turns.looked('c1') },
  {
    name: 'is looked for since fifteen seconds',
    isResting: true,
    async prepare({ clock, turns }) {
      turns.looked('c1');
      await clock.advance(15_000);
      turns.looked('c1');
    },
  },
  { name: 'failed and is tried again in a second', isResting: false, prepare: async ({ turns }) => turns.rest('c1', 1_000, false) },
  { name: 'was refused for half an hour', isResting: true, prepare: async ({ turns }) => turns.rest('c1', 30 * minuteMs, false) },
])('E15 E32 an entry that $name: does it rest? $isResting', async ({ isResting, prepare }) => {
  const world = house();
  await prepare(world);
  expect(world.turns.isResting('c1')).toBe(isResting);
  expect(isUnderWay([first], world.turns)).toBe(!isResting);
});

test('E15 E20 what the door does by itself keeps nobody waiting', () => {
  const { turns } = house();
  const byItself = (withdrawal: 'stray' | 'evicted') => isUnderWay([buildBookEntry({ stage: 'withdraw', withdrawal })], turns);
  expect([byItself('stray'), byItself('evicted')]).toEqual([false, false]);
});

const slot = (startMs: number, endMs: number) => ({ startMs, endMs });
test.each([
  { entry: first, meetingId: null, at: slot(elevenMs - 1, elevenMs + minuteMs), isIt: true, because: 'it is about the same time' },
  { entry: first, meetingId: null, at: slot(elevenMs, elevenMs + minuteMs), isIt: false, because: 'it only touches' },
  { entry: buildEndEntry(), meetingId: 'e1', at: slot(0, 1), isIt: true, because: 'it is about the same event' },
  { entry: buildEndEntry(), meetingId: 'e2', at: slot(0, 1), isIt: false, because: 'it is about another event' },
  {
    entry: buildExtendEntry({ fromEndMs: elevenMs + minuteMs }),
    meetingId: null,
    at: slot(elevenMs, elevenMs + 1),
    isIt: true,
    because: 'it may go back to that time',
  },
  {
    entry: buildBookEntry({ stage: 'withdraw', withdrawal: 'stray' }),
    meetingId: null,
    at: slot(tenMs, elevenMs),
    isIt: true,
    because: 'the stray is there yet',
  },
])('E32 an entry in the way of a command, resting or not: $isIt, $because', ({ entry, meetingId, at, isIt }) => {
  expect(isInTheWay([entry], meetingId, at)).toBe(isIt);
});
