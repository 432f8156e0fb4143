import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { createKioskFixture, currentView, type KioskFixture, unreachableDoor } from '../support/kiosk-fixture.ts';
import type { KioskProcess } from '../support/kiosk-process.ts';

const pin = '8304719255';
const patient = { timeout: 20_000, interval: 50 };

let fixture: KioskFixture;
beforeEach(async () => {
  fixture = await createKioskFixture();
});
afterEach(() => fixture.close());

async function startDoor(): Promise<KioskProcess> {
  return fixture.start({ args: ['--config', await fixture.writeDoor({ ...unreachableDoor, administratorPin: pin })] });
}

async function send(kiosk: KioskProcess, command: DoorCommand): Promise<CommandResult | undefined> {
  const page = await kiosk.page();
  return page.evaluate((asked) => window.lintel?.send(asked), command);
}

async function textsIn(folder: string): Promise<string> {
  const texts: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) texts.push(await readFile(path, 'latin1'));
  }
  return texts.join('\n');
}

test('E60 a PIN opens the kiosk’s page, and a reload closes it again', async () => {
  const kiosk = await startDoor();
  expect(await currentView(await kiosk.page())).toMatchObject({ hasAdministrator: true, administrator: null });
  expect(await send(kiosk, { kind: 'leaveKiosk' })).toEqual({ kind: 'refused', reason: 'notAllowed' });
  expect(await send(kiosk, { kind: 'unlock', pin: '0000' })).toEqual({ kind: 'pinNeeded', reason: 'wrong', retrySeconds: 0 });
  expect(await send(kiosk, { kind: 'unlock', pin })).toEqual({ kind: 'done', done: { kind: 'unlocked' } });
  expect((await currentView(await kiosk.page())).administrator).toMatchObject({
    canLeaveKiosk: true,
    facts: { freshness: 'never', clockOffsetSeconds: null, roomAddress: unreachableDoor.room },
  });

  const page = await kiosk.page();
  await page.evaluate(() => {
    document.title = 'before';
    setTimeout(() => location.reload());
  });
  await vi.waitFor(async () => expect(await (await kiosk.page()).title()).not.toBe('before'), patient);
  expect((await currentView(await kiosk.page())).administrator).toBeNull();
  expect(await send(kiosk, { kind: 'exportAudit' })).toEqual({ kind: 'refused', reason: 'notAllowed' });
});

test('E67 leaving the kiosk ends it with 0, after the answer; it is on the record, and the PIN is nowhere', async () => {
  const kiosk = await startDoor();
  await send(kiosk, { kind: 'unlock', pin });
  expect(await send(kiosk, { kind: 'leaveKiosk' })).toEqual({ kind: 'done', done: { kind: 'left' } });
  expect(await kiosk.exited).toBe(0);

  const lines = (await readFile(join(fixture.userData, 'door-data/audit.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { who: 'administrator', act: 'unlock', result: 'done' },
    { who: 'administrator', act: 'leaveKiosk', result: 'done', detail: 'left' },
  ]);
  expect(kiosk.stderr()).not.toContain(pin);
  expect(await textsIn(fixture.userData)).not.toContain(pin);
});

test('E62 a kiosk killed after wrong PINs has not forgotten them', async () => {
  const first = await startDoor();
  for (let guess = 0; guess < 3; guess += 1) await send(first, { kind: 'unlock', pin: `000${guess}` });
  await first.kill();
  const second = await startDoor();
  expect(await send(second, { kind: 'unlock', pin })).toMatchObject({ kind: 'pinNeeded', reason: 'locked' });
});
