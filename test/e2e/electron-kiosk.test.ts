import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createKioskFixture, currentView, type KioskFixture, unreachableDoor } from '../support/kiosk-fixture.ts';
import type { KioskProcess } from '../support/kiosk-process.ts';

let fixture: KioskFixture;
let kiosk: KioskProcess;
const patient = { timeout: 20_000, interval: 50 };

beforeAll(async () => {
  fixture = await createKioskFixture();
  kiosk = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor)] });
});
afterAll(() => fixture.close());

test('D1 a kiosk that never reached Graph shows unknown and why, on its own page', async () => {
  const page = await kiosk.page();
  await vi.waitFor(async () => {
    const view = await currentView(page);
    expect(view.status).toMatchObject({ kind: 'unknown', trouble: 'offline' });
  }, patient);
});

test('a command reaches the engine and its result comes back', async () => {
  const page = await kiosk.page();
  const result = await page.evaluate(() => window.lintel?.send({ kind: 'refresh' }));
  expect(result).toEqual({ kind: 'unreachable', trouble: 'offline' });
});

test.each([
  { sent: 'an unknown kind', source: '({ kind: "openTheDoor" })' },
  { sent: 'a text', source: '"refresh"' },
  { sent: 'nothing', source: 'undefined' },
  { sent: 'a function, which no wire carries', source: '() => 1' },
])('$sent is refused as malformed, and the bridge lives on', async ({ source }) => {
  const page = await kiosk.page();
  expect(await page.evaluate(`window.lintel.send(${source})`)).toEqual({ kind: 'refused', reason: 'malformed' });
  expect(await page.evaluate(() => window.lintel?.send({ kind: 'refresh' }))).toMatchObject({ kind: 'unreachable' });
});

test('a page loaded anew is given the current view', async () => {
  const page = await kiosk.page();
  await page.evaluate(() => {
    document.title = 'before';
  });
  await page.evaluate(() => location.reload()).catch(() => {}); // its own answer may be lost with the page
  await vi.waitFor(async () => expect(await (await kiosk.page()).title()).not.toBe('before'), patient);
  expect(await currentView(await kiosk.page())).toMatchObject({ status: { kind: 'unknown' } });
});

test('a page whose process dies comes back by itself with the current view', async () => {
  const dead = await kiosk.page();
  await dead.evaluate(() => {
    document.title = 'before';
  });
  const session = await dead.context().newCDPSession(dead);
  void session.send('Page.crash').catch(() => {}); // nothing is left to answer it
  const risen = await vi.waitFor(async () => {
    const page = await kiosk.page();
    expect(await page.title()).not.toBe('before');
    return page;
  }, patient);
  expect(await currentView(risen)).toMatchObject({ status: { kind: 'unknown' } });
  expect(kiosk.stderr()).toContain('screenLost');
});

test('a second kiosk on the same folder is refused and the first one stays', async () => {
  const second = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor)] });
  expect(await second.exited).toBe(1);
  expect(second.stderr()).toContain('a kiosk already runs on');
  expect(await currentView(await kiosk.page())).toMatchObject({ status: { kind: 'unknown' } });
});

test('a stop signal ends the kiosk cleanly within five seconds', async () => {
  const asked = performance.now();
  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exited).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
});
