import { afterEach, expect, test } from 'vitest';
import type { CoordinatorLine } from '../../shared/engine/line/coordinator-line.ts';
import { createCoordinatorLine } from '../../shared/engine/line/create-coordinator-line.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { coordinatorsClosedAfterEach } from '../support/closed-coordinators.ts';
import { type CoordinatorHouse, PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import { createRandom } from '../support/house.ts';
import { createTestKey } from '../support/line-door.ts';

const SECOND_MS = 1_000;
const open = coordinatorsClosedAfterEach();

interface Fleet {
  readonly lines: readonly CoordinatorLine[];
  /** How often each door was told that its room may have changed. */
  readonly hints: readonly { count: number }[];
  up(): number;
}

let closeFleet = async (): Promise<void> => {};
afterEach(() => closeFleet());

/** The lines as real doors keep them, each let in by a one-time token. */
async function openFleet(house: CoordinatorHouse, size: number): Promise<Fleet> {
  const { clock, network } = house;
  const random = createRandom(5);
  const places = Array.from({ length: size }, (_, index) => ({ room: `room-${index}@contoso.com` }));
  const { tokens } = (await house.staff('POST', '/tokens', { places })).body as { readonly tokens: readonly { readonly token: string }[] };
  const lines = tokens.map(({ token }) =>
    createCoordinatorLine({
      ...{ clock, random, openSocket: network.open, address: PUBLIC_ADDRESS, key: createTestKey() },
      ...{ version: '1', enrolmentToken: token, log: silentLog },
    }),
  );
  const hints = lines.map((line) => {
    const told = { count: 0 };
    line.watch(({ kind }) => {
      if (kind === 'roomChanged') told.count += 1;
    });
    return told;
  });
  closeFleet = async () => {
    const closing = Promise.all(lines.map((line) => line.close()));
    await clock.settle();
    await closing;
  };
  return { lines, hints, up: () => lines.filter((line) => line.state() !== 'down').length };
}

/** Until all are back; how many came in each second. */
async function comeBack(house: CoordinatorHouse, fleet: Fleet): Promise<readonly number[]> {
  const perSecond: number[] = [];
  for (let before = fleet.up(); fleet.up() < fleet.lines.length && perSecond.length < 120; before = fleet.up()) {
    await house.clock.advance(SECOND_MS);
    perSecond.push(fleet.up() - before);
  }
  return perSecond;
}

test('E82 C13 a thousand doors come back after a restart within seconds, spread, each told once that its room may have changed', async () => {
  const house = await open({ publicAddress: null });
  const fleet = await openFleet(house, 1_000);
  await comeBack(house, fleet);
  expect(fleet.up()).toBe(1_000);

  const before = fleet.hints.map(({ count }) => count);
  await house.stop();
  expect(fleet.up()).toBe(0);
  await house.start();
  const perSecond = await comeBack(house, fleet);
  expect(fleet.up()).toBe(1_000);
  expect(perSecond.length).toBeLessThanOrEqual(11);
  expect(Math.max(...perSecond)).toBeLessThan(200);
  expect(fleet.hints.map(({ count }, index) => count - (before[index] ?? 0))).toEqual(fleet.hints.map(() => 1));
  expect(await house.metric('lintel_lines')).toBe(1_000);
});

test('E82 after a coordinator was away for ten minutes all are back within three quarters of a minute', async () => {
  const house = await open({ publicAddress: null });
  const fleet = await openFleet(house, 200);
  await comeBack(house, fleet);
  await house.stop();
  await house.clock.advance(600 * SECOND_MS);
  await house.start();
  const perSecond = await comeBack(house, fleet);
  expect(fleet.up()).toBe(200);
  expect(perSecond.length).toBeLessThanOrEqual(45);
  expect(Math.max(...perSecond)).toBeLessThan(40);
});
