import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../shared/runtime/log.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { serveDoor } from '../../shared/web-host/serve-door.ts';
import { openHouse } from '../support/house.ts';
import { openScreen } from '../support/screen-client.ts';
import { attended } from '../support/unattended.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The simulated tenant, a door on it, and the browser host before it on a port of its own. */
async function openServedDoor() {
  const { staff } = attended({ administrator: '471100' });
  const house = await openHouse({ staff });
  closers.push(house.close);
  await house.until(({ freshness }) => freshness.kind === 'live');
  const host = { host: '127.0.0.1', port: 0, pagesDir: '/nowhere', displayToken: null, log: silentLog, clock: house.clock };
  const door = await serveDoor({ engine: house.door(), ...host });
  closers.push(door.close);
  const join = async () => {
    const screen = await openScreen(door.address);
    closers.push(screen.close);
    return screen;
  };
  return { house, staff, join };
}

const isAdministrator = ({ administrator }: DoorView): boolean => administrator !== null;
const isPlain = (view: DoorView): boolean => !isAdministrator(view);
const notAllowed = { kind: 'refused', reason: 'notAllowed' };

test('E60 over two connections: what one unlocks the other neither sees nor may, and it goes with the connection', async () => {
  const { house, join } = await openServedDoor();
  const [one, two] = [await join(), await join()];
  const before = await two.viewThat(isPlain);
  expect(before.hasAdministrator).toBe(true);
  expect(await one.send({ kind: 'unlock', pin: '471100' })).toEqual({ kind: 'done', done: { kind: 'unlocked' } });
  const own = await one.viewThat(isAdministrator);
  expect(own.administrator?.canLeaveKiosk).toBe(false);
  expect(own.revision).toBeGreaterThan(before.revision);

  for (const kind of ['identify', 'exportAudit', 'lock', 'leaveKiosk'] as const) expect(await two.send({ kind })).toEqual(notAllowed);
  expect((await two.viewThat(() => true)).revision).toBe(before.revision);

  expect(await one.send({ kind: 'identify' })).toMatchObject({ kind: 'done' });
  const identified = await two.viewThat(({ identify }) => identify !== null);
  expect(identified).toMatchObject({ administrator: null, identify: { address: 'aurora@contoso.com' } });
  expect(identified.days.flatMap(({ meetings }) => meetings.flatMap(({ actions }) => actions))).toEqual([]);

  one.close();
  const again = await join();
  expect(isPlain(await again.viewThat(() => true))).toBe(true);
  expect(await again.send({ kind: 'identify' })).toEqual(notAllowed);
  await house.clock.settle();
});

test('E61 a new connection brings no new tries', async () => {
  const { join } = await openServedDoor();
  for (let guess = 0; guess < 3; guess += 1) {
    const screen = await join();
    expect(await screen.send({ kind: 'unlock', pin: String(1_000 + guess) })).toMatchObject({ kind: 'pinNeeded', reason: 'wrong' });
    screen.close();
  }
  expect(await (await join()).send({ kind: 'unlock', pin: '471100' })).toEqual({ kind: 'pinNeeded', reason: 'locked', retrySeconds: 5 });
});

test('an export goes over the wire whole, however long', async () => {
  const { staff, join } = await openServedDoor();
  for (let n = 0; n < 2_500; n += 1) await staff.audit.append({ n, filler: 'x'.repeat(400) });
  const screen = await join();
  await screen.send({ kind: 'unlock', pin: '471100' });
  const exported = await screen.send({ kind: 'exportAudit' });
  if (exported.kind !== 'done' || exported.done.kind !== 'auditExported') throw new Error('not exported');
  const lines = exported.done.text.trimEnd().split('\n');
  expect(exported.done.text.length).toBeGreaterThan(1_000_000);
  expect(lines).toHaveLength(2_502);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ act: 'exportAudit', who: 'administrator' });
  expect(await screen.send({ kind: 'lock' })).toMatchObject({ kind: 'done' });
});
