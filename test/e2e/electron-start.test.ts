import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKioskFixture, currentView, type KioskFixture, unreachableDoor } from '../support/kiosk-fixture.ts';
import { isRealElectron } from '../support/kiosk-process.ts';

const patient = { timeout: 20_000, interval: 50 };
let fixture: KioskFixture;
beforeEach(async () => {
  fixture = await createKioskFixture();
});
afterEach(() => fixture.close());

test.each([
  { what: 'nothing at all', door: null, says: /^room: found nothing, expected/m },
  { what: 'no JSON', door: '{ "room": ', says: /door\.json: found no JSON, expected/ },
  { what: 'a misspelt field', door: { ...unreachableDoor, rooom: 'x' }, says: /rooom/ },
  { what: 'a zone that is none', door: { ...unreachableDoor, timeZone: 'Europe/Nowhere' }, says: /^timeZone: found .*Europe\/Nowhere/m },
])('a configuration of $what ends with 2 and a line for each problem', async ({ door, says }) => {
  const kiosk = fixture.start({ args: door === null ? [] : ['--config', await fixture.writeDoor(door)] });
  expect(await kiosk.exited).toBe(2);
  expect(kiosk.stderr()).toMatch(says);
  expect(kiosk.stderr()).not.toMatch(/^\s+at /m); // no stack trace
  expect(
    kiosk
      .stderr()
      .trim()
      .split('\n')
      .every((line) => line.includes(': found ')),
  ).toBe(true);
});

test('a configuration file that is not there ends with 2 and names it', async () => {
  const kiosk = fixture.start({ env: { LINTEL_CONFIG: '/nowhere/door.json' } });
  expect(await kiosk.exited).toBe(2);
  expect(kiosk.stderr()).toContain('/nowhere/door.json: found no file to read');
});

test('an installed kiosk shows the problems on the glass, and opens the door by itself once they are mended', async () => {
  const configPath = await fixture.writeDoor({ ...unreachableDoor, room: '<b>no room</b>' });
  const kiosk = fixture.start({ args: ['--config', configPath, '--setup-page'] });
  const page = await kiosk.page();
  await vi.waitFor(
    async () => expect(await page.locator('li').allTextContents()).toEqual([expect.stringContaining('<b>no room</b>')]),
    patient,
  );
  expect(await page.evaluate(() => window.lintel?.send({ kind: 'refresh' }))).toMatchObject({ kind: 'refused' });

  await fixture.writeDoor(unreachableDoor);
  await vi.waitFor(async () => expect(await page.evaluate(() => location.pathname)).toBe('/door/index.html'), patient);
  expect(await currentView(page)).toMatchObject({ status: { kind: 'unknown' } });
});

test('a kiosk whose window is closed ends', async () => {
  const kiosk = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor), '--windowed'] });
  await (await kiosk.page()).close();
  expect(await kiosk.exited).toBe(0);
});

test('a kiosk whose parent is gone ends by itself', async () => {
  const shell = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor)], isFromShell: true });
  await shell.page();
  shell.child.kill('SIGKILL');
  const orphaned = performance.now();
  await shell.exited; // the kiosk holds the shell's output open until it ends itself
  expect(performance.now() - orphaned).toBeLessThan(5_000);
});

test.skipIf(isRealElectron)('an installed kiosk logs to its file, for there is no terminal', async () => {
  const configPath = await fixture.writeDoor(unreachableDoor);
  const kiosk = fixture.start({ args: ['--config', configPath], env: { ELECTRON_DOUBLE_PACKAGED: '1' } });
  await currentView(await kiosk.page());
  await vi.waitFor(async () => {
    expect(await readFile(join(fixture.userData, 'logs/kiosk.log'), 'utf8')).toContain('"event":"roundFailed"');
  }, patient);
  expect(kiosk.stderr()).toBe('');
});
