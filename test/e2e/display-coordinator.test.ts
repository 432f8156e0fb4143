import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '../../shared/cli/free-port.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { contosoAccess } from '../support/contoso-access.ts';
import { AURORA } from '../support/house.ts';
import { lintel, type RunningLintel } from '../support/run-lintel.ts';
import { openScreen, type ScreenClient } from '../support/screen-client.ts';

let tenant: ServedTenant;
let folder: string;
let coordinator: string;
const running: RunningLintel[] = [];
const screens: ScreenClient[] = [];

beforeAll(async () => {
  tenant = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
});
afterAll(() => tenant.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-enrolled-'));
  const port = await findFreePort(24_030);
  coordinator = `http://127.0.0.1:${port}`;
  const { kind: _kind, ...signIn } = contosoAccess(tenant.address);
  write('coordinator.json', { port, dataDir: './coordinator-data', tenants: [signIn] });
  write('door.json', { credential: { kind: 'gateway' }, coordinator, dataDir: './door-data' });
});
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);
const write = (name: string, value: unknown): void => writeFileSync(at(name), JSON.stringify(value));

function run(...args: readonly string[]): RunningLintel {
  const started = lintel(args);
  running.push(started);
  return started;
}

async function startCoordinator(): Promise<RunningLintel> {
  const started = run('coordinator', '--config', at('coordinator.json'));
  await started.until(/Coordinator: /);
  return started;
}

async function startDoor(): Promise<{ readonly door: RunningLintel; readonly screen: ScreenClient }> {
  const door = run('display', '--config', at('door.json'), '--port', '0');
  const [, address = ''] = await door.until(/Door: (http:\S+)/);
  const screen = await openScreen(address);
  screens.push(screen);
  return { door, screen };
}

async function act(...words: readonly string[]): Promise<string> {
  const acted = run('coordinator', ...words, '--config', at('coordinator.json'));
  expect(await acted.exited, acted.output()).toBe(0);
  return acted.output();
}

async function stop({ child, exited }: RunningLintel): Promise<void> {
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
}

const codeOf = ({ status }: DoorView): string | null =>
  status.kind === 'enrolling' && status.step.kind === 'code' ? status.step.code : null;
const isLive = ({ freshness }: DoorView): boolean => freshness.kind === 'live';

test('E90 to E95: a door shows its code, is let in, takes settings, starts without its coordinator, and closes when it is revoked', async () => {
  const first = await startCoordinator();
  const { door, screen } = await startDoor();
  const code = codeOf(await screen.viewThat((view) => codeOf(view) !== null)) ?? '';
  const [, doorId = ''] = /has a door: (\S+)/.exec(await act('enrol', code, '--room', AURORA)) ?? [];
  expect((await screen.viewThat(isLive)).room.name).toBe('Aurora');

  write('settings.json', { policy: { roomName: 'North Light' } });
  await act('settings', '--room', AURORA, '--file', at('settings.json'));
  await screen.viewThat(({ room, freshness }) => room.name === 'North Light' && freshness.kind === 'live');

  const keyPath = at('door-data/device-key.json');
  const { privateKey } = JSON.parse(readFileSync(keyPath, 'utf8')) as { readonly privateKey: string };
  expect(statSync(keyPath).mode & 0o777).toBe(0o600);
  expect(door.output()).not.toContain(privateKey);

  await Promise.all([stop(first), stop(door)]);
  const { screen: again } = await startDoor();
  expect((await again.viewThat(() => true)).room.name).toBe('North Light');

  await startCoordinator();
  await again.viewThat(isLive);
  await act('revoke', doorId);
  const closed = await again.viewThat(({ status }) => status.kind === 'enrolling' && status.step.kind === 'refused');
  expect(closed).toMatchObject({ status: { step: { reason: 'revoked' } }, room: { name: '' }, days: [] });
});
