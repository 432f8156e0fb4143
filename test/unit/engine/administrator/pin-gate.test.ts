import { expect, test } from 'vitest';
import { openPinGate, type PinAnswer } from '../../../../shared/engine/administrator/pin-gate.ts';
import type { Document } from '../../../../shared/runtime/document.ts';
import type { PinKind } from '../../../../shared/runtime/pin-check.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A gate whose administrator's PIN is 4711 and whose action PIN is 0815; it can be opened again on the same disk. */
function house(document: Document = createMemoryDocument()) {
  const clock = createDrivenClock(Date.UTC(2026, 2, 2, 10));
  const looked: string[] = [];
  let graphSays: number | null = null;
  const check = {
    kinds: ['administrator', 'action'] as const,
    async identify(pin: string, among: readonly PinKind[]): Promise<PinKind | null> {
      looked.push(pin);
      await Promise.resolve();
      if (pin === '4711' && among.includes('administrator')) return 'administrator';
      return pin === '0815' && among.includes('action') ? 'action' : null;
    },
  };
  const open = () => openPinGate({ check, document, clock, trueClock: { knownOffsetMs: () => graphSays } });
  const graph = (offsetMs: number | null): void => {
    graphSays = offsetMs;
  };
  return { clock, looked, document, open, graph };
}

const unlock: readonly PinKind[] = ['administrator'];
const act: readonly PinKind[] = ['action', 'administrator'];
const waits = [0, 0, 5 * second, 15 * second, minute, 5 * minute, 15 * minute, 15 * minute];

test('E61 three wrong PINs are free; then each costs a longer wait, in which even the right one is not looked at', async () => {
  const { clock, looked, open } = house();
  const gate = await open();
  for (const [index, retryMs] of waits.entries()) {
    expect(await gate.attempt('0000', unlock)).toEqual({ kind: 'wrong', retryMs });
    if (retryMs > 0) {
      expect(await gate.attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs });
      await clock.advance(retryMs - 1);
      expect(await gate.attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs: 1 });
      await clock.advance(1);
    }
    expect(looked.length).toBe(index + 1);
  }
  expect(await gate.attempt('4711', unlock)).toEqual({ kind: 'right', pin: 'administrator' });
  expect(await gate.attempt('0000', unlock)).toEqual({ kind: 'wrong', retryMs: 0 });
});

test('E61 of a thousand guesses in two hours a handful is looked at', async () => {
  const { clock, looked, open } = house();
  const gate = await open();
  for (let guess = 0; guess < 1_000; guess += 1) {
    await gate.attempt(String(1_000 + guess), unlock);
    await clock.advance(7_200);
  }
  expect(looked.length).toBeLessThanOrEqual(15);
  expect(looked.length).toBeGreaterThan(7);
});

test('E61 a thousand guesses at once are looked at one by one, until the door stops listening', async () => {
  const { looked, open } = house();
  const gate = await open();
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, guess) => gate.attempt(String(1_000 + guess), unlock)));
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(3);
  expect(looked).toHaveLength(3);
});

test('E62 pulling the plug forgives nothing: not while a PIN is looked at, and not while the door waits', async () => {
  const { clock, looked, document, open } = house();
  for (let start = 0; start < 20; start += 1) {
    const gate = await open();
    void gate.attempt('0000', unlock); // the plug is pulled before the answer
    await clock.settle();
  }
  expect(looked).toHaveLength(3);
  const gate = await open();
  expect(await gate.attempt('4711', unlock)).toMatchObject({ kind: 'locked' });
  await clock.advance(3 * second);
  expect(await (await open()).attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs: 5 * second }); // anew
  await clock.advance(5 * second);
  expect(await gate.attempt('4711', unlock)).toEqual({ kind: 'right', pin: 'administrator' });
  expect(await document.load()).toMatchObject({ administrator: { failures: 0 } });
});

test.each([
  { set: 'back a day', ms: -24 * hour },
  { set: 'forward a day', ms: 24 * hour },
])('E62 a clock set $set makes no wait shorter, with a restart or without', async ({ ms }) => {
  const { clock, open } = house();
  const gate = await open();
  for (let guess = 0; guess < 3; guess += 1) await gate.attempt('0000', unlock);
  clock.jumpWall(ms);
  expect(await gate.attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs: 5 * second });
  expect(await (await open()).attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs: 5 * second });
});

test('E62 where Graph tells the time, then and now, a wait that is over is over after a restart too', async () => {
  const { clock, open, graph } = house();
  graph(0);
  const gate = await open();
  for (let guess = 0; guess < 3; guess += 1) await gate.attempt('0000', unlock);
  await clock.advance(5 * second);
  graph(null);
  expect(await (await open()).attempt('4711', unlock)).toMatchObject({ kind: 'locked' });
  graph(0);
  expect(await (await open()).attempt('4711', unlock)).toMatchObject({ kind: 'right' });
});

test('E61 wrong PINs a day apart do not add up', async () => {
  const { clock, open } = house();
  const gate = await open();
  for (let day = 0; day < 10; day += 1) {
    expect(await gate.attempt('0000', act)).toEqual({ kind: 'wrong', retryMs: 0 });
    await clock.advance(24 * hour);
  }
});

test('E61 whoever knows the action PIN gains no tries at the other by it', async () => {
  const { clock, looked, open } = house();
  const gate = await open();
  const administrator: PinAnswer['kind'][] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    await gate.attempt('0000', act);
    expect((await gate.attempt('0815', act)).kind).toBe('right');
    administrator.push((await gate.attempt('0001', unlock)).kind);
    await clock.advance(second);
  }
  expect(looked.filter((pin) => pin === '0001').length).toBeLessThan(6);
  expect((await gate.attempt('4711', act)).kind).toBe('wrong'); // it waits, so that it is not even compared
});

test('E65 a try that the disk does not take is not looked at', async () => {
  const document = { load: async () => null, save: () => Promise.reject(new Error('disk full')) };
  const { looked, open } = house(document);
  await expect((await open()).attempt('4711', unlock)).rejects.toThrow('disk full');
  expect(looked).toEqual([]);
});

test.each([
  { version: 1 },
  [],
  { version: 1, administrator: { failures: -9, failedAtMs: null }, action: { failures: 0, failedAtMs: null } },
])('E62 a record of tries that cannot be read counts as full: %j', async (content) => {
  const { open } = house({ load: async () => content, save: async () => {} });
  expect(await (await open()).attempt('4711', unlock)).toEqual({ kind: 'locked', retryMs: 15 * minute });
});
