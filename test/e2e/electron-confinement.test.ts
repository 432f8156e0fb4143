import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createKioskFixture, currentView, type KioskFixture, unreachableDoor } from '../support/kiosk-fixture.ts';
import type { KioskProcess } from '../support/kiosk-process.ts';

let fixture: KioskFixture;
let kiosk: KioskProcess;
let page: Page;

beforeAll(async () => {
  fixture = await createKioskFixture();
  kiosk = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor)] });
  page = await kiosk.page();
});
afterAll(() => fixture.close());

const expectStillThere = async (): Promise<void> => {
  const home = await page.evaluate(() => location.pathname);
  expect(home).toBe('/door/index.html');
  expect(await currentView(page)).toMatchObject({ status: { kind: 'unknown' } });
};

test.each([
  { how: 'an address', leave: () => location.assign('https://elsewhere.example/') },
  { how: 'a file', leave: () => location.assign('file:///etc/passwd') },
  {
    how: 'a link',
    leave: () => {
      const link = document.createElement('a');
      link.href = 'https://elsewhere.example/';
      document.body.append(link);
      link.click();
    },
  },
])('the page cannot leave by $how', async ({ leave }) => {
  await page.evaluate(() => {
    document.body.dataset.stay = 'here';
  });
  await page.evaluate(leave).catch(() => {}); // the answer of a page that left would be lost
  // A page that leaves does so before it paints again. Its load event is not waited for: a kiosk that was met late may have had it already.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  await vi.waitFor(expectStillThere, { timeout: 10_000 });
  expect(await page.evaluate(() => document.body.dataset.stay)).toBe('here');
});

test('the page cannot open a second window', async () => {
  const pagesBefore = page.context().pages().length;
  expect(await page.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull();
  await expectStillThere();
  expect(page.context().pages()).toHaveLength(pagesBefore);
});

test.each(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'])('%s is denied', async (name) => {
  const state = await page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name);
  expect(state).toBe('denied');
});

test('the page knows the bridge and nothing of Node, Electron or the preload', async () => {
  const seen = await page.evaluate(() => ({
    verbs: Object.keys(window.lintel ?? {}).sort(),
    strays: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ verbs: ['send', 'watch'], strays: [] });
});

test('the page cannot put another bridge in the place of its own', async () => {
  const isSame = await page.evaluate(() => {
    const before = window.lintel;
    try {
      Object.assign(window, { lintel: null });
    } catch {
      // refused loudly in strict code, quietly elsewhere
    }
    return before === window.lintel;
  });
  expect(isSame).toBe(true);
});

test("the page runs no script but the app's own files", async () => {
  const outcome = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true }),
    );
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    return { directive: await violated, wasRun: 'wasRun' in window };
  });
  expect(outcome).toEqual({ directive: 'script-src-elem', wasRun: false });
});

test('the page reaches no other machine', async () => {
  const answer = await page.evaluate(async () => {
    const script = document.createElement('script');
    const failed = new Promise<string>((resolve) => {
      script.onload = () => resolve('loaded');
      script.onerror = () => resolve('refused');
    });
    script.src = 'https://elsewhere.example/script.js';
    document.body.append(script);
    return failed;
  });
  expect(answer).toBe('refused');
});

test('a page from elsewhere, however it got there, is refused every command and shown nothing', async () => {
  const stranger = { contentType: 'text/html', body: '<title>stranger</title>' };
  await page.route('https://elsewhere.example/**', (route) => route.fulfill(stranger));
  await page.goto('https://elsewhere.example/');
  expect(await page.title()).toBe('stranger');
  const views: unknown[] = [];
  await page.exposeFunction('saw', (view: unknown) => views.push(view));
  await page.evaluate(() => window.lintel?.watch((view) => (window as unknown as { saw(view: unknown): void }).saw(view)));
  const result = await page.evaluate(() => window.lintel?.send({ kind: 'refresh' }));
  expect(result).toEqual({ kind: 'refused', reason: 'notAllowed' });
  expect(views).toEqual([]);
});
