import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sampleGlass } from '../support/sample-glass.ts';
import { sampleViews } from '../support/sample-views.ts';

const PAGES = 'dist/pages';

const glass = sampleGlass();

const status = () => glass.page.locator('.state-word');
const button = (name: string | RegExp) => glass.page.getByRole('button', { name });

test('before its first view the door is calm and claims nothing', async () => {
  await glass.page.getByRole('heading', { name: 'Starting' }).waitFor();
  expect(await glass.page.getByRole('button').count()).toBe(0);
});

test('touching an offer sends exactly the command it carries, and says what is going on and what came of it', async () => {
  glass.host.show(sampleViews.available);
  await button(/^Book 30 min/).click();
  await glass.page.getByText('Checking the calendar…').waitFor();
  expect(glass.host.commands).toEqual([sampleViews.available.offers[0]?.command]);
  expect(await button(/min/).count()).toBe(0);

  glass.host.show({ ...sampleViews.available, pending: { commandKind: 'bookNow', phase: 'writing' } });
  await glass.page.getByText('Booking…').waitFor();

  glass.host.answer({ kind: 'refused', reason: 'roomTaken' });
  glass.host.show(sampleViews.available);
  await glass.page.getByText('Just taken').waitFor();
  await button('OK').click();
  await button(/^Book 30 min/).waitFor();
});

test('an offer from the sheet is sent, and the sheet is gone', async () => {
  glass.host.show(sampleViews.available);
  await button('Other times').click();
  await glass.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Until 14:30/ })
    .click();
  await glass.page.getByText('Checking the calendar…').waitFor();
  expect(glass.host.commands).toEqual([sampleViews.available.offers[4]?.command]);
  expect(await glass.page.getByRole('dialog').count()).toBe(0);
});

test('everything can be done from the keyboard', async () => {
  glass.host.show(sampleViews.available);
  await button(/^Book 30 min/).waitFor();
  const reached: string[] = [];
  for (let step = 0; step < 5; step += 1) {
    await glass.page.keyboard.press('Tab');
    reached.push(
      await glass.page.evaluate(
        () => document.activeElement?.querySelector('.offer-label')?.textContent ?? document.activeElement?.textContent ?? '',
      ),
    );
  }
  expect(reached).toEqual(['Book 30 min', '15 min', '1 hour', 'Other times', 'Whole day and next days']);
  await glass.page.keyboard.press('Enter');
  await glass.page.getByRole('dialog', { name: 'The days ahead' }).waitFor();
  await glass.page.keyboard.press('Escape');
  await glass.page.getByRole('dialog').waitFor({ state: 'detached' });
  await button(/^Book 30 min/).focus();
  await glass.page.keyboard.press('Space');
  await expect.poll(() => glass.host.commands.length).toBe(1);
});

test('the following days can be seen', async () => {
  glass.host.show(sampleViews.available);
  await button('Whole day and next days').click();
  const sheet = glass.page.getByRole('dialog');
  await sheet.getByText('Quarterly planning').waitFor();
  await sheet.getByRole('button', { name: 'Later days' }).click();
  await sheet.getByText('Fire safety training').waitFor();
  await sheet.getByRole('button', { name: 'Back to now' }).click();
  await sheet.waitFor({ state: 'detached' });
});

test('T3 a door whose program is gone stops saying free within ten seconds, and takes it back when it returns', async () => {
  glass.host.show(sampleViews.available);
  await status().getByText('Available').waitFor();
  glass.host.cutLines();
  await status().getByText('Not sure').waitFor({ timeout: 10_000 });
  await glass.page.getByText(/the display lost its program/).waitFor();
  expect(await glass.page.locator('.clock time').count()).toBe(0);
  glass.host.mendLines();
  await status().getByText('Available').waitFor({ timeout: 15_000 });
});

test('what is read aloud: the state, and what became of a touch', async () => {
  glass.host.show(sampleViews.lostRace);
  await status().waitFor();
  const live = await glass.page.getByRole('status').allInnerTexts();
  expect(live).toEqual(['In use', expect.stringContaining('Someone was faster')]);
  expect(await glass.page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('a view that is the same as the one before touches nothing on the page', async () => {
  glass.host.show(sampleViews.available);
  await status().waitFor();
  await glass.page.evaluate(() => {
    const seen = { changes: 0 };
    new MutationObserver((changes) => {
      seen.changes += changes.length;
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { seen });
  });
  glass.host.show(sampleViews.available);
  glass.host.show({ ...sampleViews.available, room: { name: 'Borealis', details: null } });
  await glass.page.getByText('Borealis').waitFor();
  // The name's text, and the line of details that went: nothing else.
  expect(await glass.page.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes)).toBe(2);
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
