import { expect, test } from 'vitest';
import { composeKiosk, type KioskDeps } from '../../../electron/compose-kiosk.ts';
import type { Configuration } from '../../../electron/configuration.ts';
import type { DoorConfig } from '../../../shared/config/door-config.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { createFakeEngine } from '../../support/fake-engine.ts';

const valid: Configuration = { kind: 'valid', config: { room: 'boardroom@contoso.com' } as DoorConfig };
const invalid = (...problems: string[]): Configuration => ({ kind: 'invalid', problems });

function createTrial(configurations: Configuration[], overrides: Partial<KioskDeps> = {}) {
  const clock = createDrivenClock(0);
  const stop = new AbortController();
  const trace: string[] = [];
  const engine = { ...createFakeEngine(), close: async () => void trace.push('engine closed') };
  const exitCode = composeKiosk({
    readConfiguration: async () => (configurations.length > 1 ? configurations.shift() : configurations[0]) ?? valid,
    openEngine: async ({ room }) => {
      trace.push(`engine for ${room}`);
      return engine;
    },
    openScreen() {
      trace.push('screen');
      return {
        showSetup: (problems) => void trace.push(`setup: ${problems.join()}`),
        showDoor() {
          trace.push('door');
          return () => void trace.push('bridge closed');
        },
      };
    },
    tell: (problems) => void trace.push(`told: ${problems.join()}`),
    showsSetupPage: true,
    clock,
    signal: stop.signal,
    ...overrides,
  });
  return { clock, stop, trace, exitCode };
}

test('settings, engine, window, bridge; and back when told to stop', async () => {
  const { clock, stop, trace, exitCode } = createTrial([valid]);
  await clock.settle();
  stop.abort();
  expect(await exitCode).toBe(0);
  expect(trace).toEqual(['engine for boardroom@contoso.com', 'screen', 'door', 'bridge closed', 'engine closed']);
});

test('a bad configuration from a terminal is told and ends with 2, without a window', async () => {
  const { trace, exitCode } = createTrial([invalid('room: missing')], { showsSetupPage: false });
  expect(await exitCode).toBe(2);
  expect(trace).toEqual(['told: room: missing']);
});

test('an installed kiosk shows its problems, each set once, and opens the door in the same window once they are mended', async () => {
  const { clock, stop, trace, exitCode } = createTrial([invalid('a'), invalid('a'), invalid('b'), valid]);
  await clock.advance(60_000);
  stop.abort();
  expect(await exitCode).toBe(0);
  expect(trace).toEqual([
    'told: a',
    'screen',
    'setup: a',
    'told: b',
    'setup: b',
    'engine for boardroom@contoso.com',
    'door',
    'bridge closed',
    'engine closed',
  ]);
});

test('a stop while the problems are shown ends it', async () => {
  const { clock, stop, exitCode } = createTrial([invalid('a')]);
  await clock.settle();
  stop.abort();
  expect(await exitCode).toBe(0);
});

test('an engine that does not close is left behind after four seconds', async () => {
  const stuck = { ...createFakeEngine(), close: () => new Promise<void>(() => {}) };
  const { clock, stop, exitCode } = createTrial([valid], { openEngine: async () => stuck });
  await clock.settle();
  stop.abort();
  await clock.advance(4_000);
  expect(await exitCode).toBe(0);
});
