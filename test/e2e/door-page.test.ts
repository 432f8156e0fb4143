import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { sampleViews } from '../support/sample-views.ts';
import { type SampleHost, startSampleHost } from '../support/sample-views-host.ts';

const PAGES = 'dist/pages';

let browser: Browser;
let host: SampleHost;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  host = await startSampleHost(PAGES);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('WebSocket')) complaints.push(message.text());
  });
  await page.goto(host.address);
});
afterEach(async () => {
  await page.close();
  await host.close();
  expect(complaints).toEqual([]);
});

const status = () => page.locator('.state-word');
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('before its first view the door is calm and claims nothing', async () => {
  await page.getByRole('heading', { name: 'Starting' }).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
});

test('touching an offer sends exactly the command it carries, and says what is going on and what came of it', async () => {
  host.show(sampleViews.available);
  await button(/^Book 30 min/).click();
  await page.getByText('Checking the calendar…').waitFor();
  expect(host.commands).toEqual([sampleViews.available.offers[0]?.command]);
  expect(await button(/min/).count()).toBe(0);

  host.show({ ...sampleViews.available, pending: { commandKind: 'bookNow', phase: 'writing' } });
  await page.getByText('Booking…').waitFor();

  host.answer({ kind: 'refused', reason: 'roomTaken' });
  host.show(sampleViews.available);
  await page.getByText('Just taken').waitFor();
  await button('OK').click();
  await button(/^Book 30 min/).waitFor();
});

test('an offer from the sheet is sent, and the sheet is gone', async () => {
  host.show(sampleViews.available);
  await button('Other times').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Until 14:30/ })
    .click();
  await page.getByText('Checking the calendar…').waitFor();
  expect(host.commands).toEqual([sampleViews.available.offers[4]?.command]);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('everything can be done from the keyboard', async () => {
  host.show(sampleViews.available);
  await button(/^Book 30 min/).waitFor();
  const reached: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        () => document.activeElement?.querySelector('.offer-label')?.textContent ?? document.activeElement?.textContent ?? '',
      ),
    );
  }
  expect(reached).toEqual(['Book 30 min', '15 min', '1 hour', 'Other times', 'Whole day and next days']);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'The days ahead' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button(/^Book 30 min/).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => host.commands.length).toBe(1);
});

test('the following days can be seen', async () => {
  host.show(sampleViews.available);
  await button('Whole day and next days').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Quarterly planning').waitFor();
  await sheet.getByRole('button', { name: 'Later days' }).click();
  await sheet.getByText('Fire safety training').waitFor();
  await sheet.getByRole('button', { name: 'Back to now' }).click();
  await sheet.waitFor({ state: 'detached' });
});

test('T3 a door whose program is gone stops saying free within ten seconds, and takes it back when it returns', async () => {
  host.show(sampleViews.available);
  await status().getByText('Available').waitFor();
  host.cutLines();
  await status().getByText('Not sure').waitFor({ timeout: 10_000 });
  await page.getByText(/the display lost its program/).waitFor();
  expect(await page.locator('.clock time').count()).toBe(0);
  host.mendLines();
  await status().getByText('Available').waitFor({ timeout: 15_000 });
});

test('what is read aloud: the state, and what became of a touch', async () => {
  host.show(sampleViews.lostRace);
  await status().waitFor();
  const live = await page.getByRole('status').allInnerTexts();
  expect(live).toEqual(['In use', expect.stringContaining('Someone was faster')]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('a view that is the same as the one before touches nothing on the page', async () => {
  host.show(sampleViews.available);
  await status().waitFor();
  await page.evaluate(() => {
    const seen = { changes: 0 };
    new MutationObserver((changes) => {
      seen.changes += changes.length;
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { seen });
  });
  host.show(sampleViews.available);
  host.show({ ...sampleViews.available, room: { name: 'Borealis', details: null } });
  await page.getByText('Borealis').waitFor();
  // The name's text, and the line of details that went: nothing else.
  expect(await page.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes)).toBe(2);
});

test('D16 the first load is at most 120 KB of gzipped script', () => {
  const html = readFileSync(`${PAGES}/door/index.html`, 'utf8');
  const loaded = new Set([...html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? ''));
  for (const file of loaded) {
    const source = readFileSync(`${PAGES}/${file}`, 'utf8');
    for (const match of source.matchAll(/(?:^|[;}\s])import(?:[^'"`()]*from)?["'`]\.\/([^"'`]+\.js)["'`]/g))
      loaded.add(`assets/${match[1]}`);
  }
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(`${PAGES}/${file}`)).length, 0);
  expect(bytes).toBeGreaterThan(60_000);
  expect(bytes).toBeLessThanOrEqual(120_000);
  expect([...loaded].join(' ')).not.toContain('sheet');
  expect(readdirSync(`${PAGES}/assets`).some((name) => name.startsWith('days-sheet'))).toBe(true);
});
