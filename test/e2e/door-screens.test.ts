import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DoorView } from '../../shared/view/door-view.ts';
import { launchBrowser } from '../support/chromium.ts';
import { comparePicture } from '../support/compare-picture.ts';
import { sampleViews } from '../support/sample-views.ts';
import { type SampleHost, startSampleHost } from '../support/sample-views-host.ts';
import { sheetScenes } from '../support/sheet-scenes.ts';

type SampleName = keyof typeof sampleViews;

const sizes = [
  { size: 'landscape', width: 1280, height: 800 },
  { size: 'portrait', width: 800, height: 1280 },
] as const;

/** Glass that Lintel is hung on beside the two it is drawn for: 7-inch panels, and a large one. */
const otherSizes = [
  { width: 1024, height: 600 },
  { width: 600, height: 1024 },
  { width: 800, height: 480 },
  { width: 480, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** What is kept as a picture; every other sample is held only to fit. */
const pictured: readonly SampleName[] = [
  'available',
  'startingSoon',
  'awaitingCheckIn',
  'ownBooking',
  'endingSoonConflict',
  'stale',
  'unknown',
  'closed',
  'privateMeeting',
  'busyOnlyAllDay',
  'longTexts',
  'pending',
  'booked',
  'lostRace',
  'unconfirmed',
  'remind',
  'released',
  'elsewhere',
  'movedOthers',
  'endedOthers',
  'enrolling',
  'enrollingByAddress',
  'enrollingConnecting',
  'enrollingUnreachable',
  'enrollingRefused',
];

let browser: Browser;
let host: SampleHost;

beforeAll(async () => {
  browser = await launchBrowser();
  host = await startSampleHost('dist/pages');
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

/**
 * Opens the door on a sample that the host already holds, so that nothing else was ever on it. `more` contrast leaves out the
 * glow behind the words, whose noise would make every picture three times as large.
 */
async function openDoor(
  { width, height }: { readonly width: number; readonly height: number },
  name: SampleName,
  contrast: 'more' | 'no-preference' = 'more',
): Promise<Page> {
  return openView({ width, height }, sampleViews[name], contrast);
}

/** Time stands still 48 seconds into the view's minute, so that countdowns are alike in every picture. */
async function openView(
  viewport: { readonly width: number; readonly height: number },
  view: DoorView,
  contrast: 'more' | 'no-preference' = 'more',
): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce', contrast });
  await page.clock.install({ time: view.nowMs + 10_000 });
  await load(page, view);
  await page.clock.pauseAt(view.nowMs + 48_000);
  return page;
}

async function load(page: Page, view: DoorView): Promise<void> {
  host.show(view);
  await page.goto(host.address);
  await page.locator('.state-word, .enrolling').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

async function expectPicture(page: Page, name: string): Promise<void> {
  expect(comparePicture(await page.screenshot(), `test/e2e/screens/${name}.png`), name).toBeNull();
}

describe.each(sizes)('at $size', ({ size, width, height }) => {
  test.each(pictured)('%s looks as it was judged to look', async (name) => {
    const page = await openDoor({ width, height }, name, name === 'available' ? 'no-preference' : 'more');
    await expectPicture(page, `${name}-${size}`);
    await page.close();
  });

  test('the days ahead look as they were judged to look', async () => {
    const page = await openDoor({ width, height }, 'available');
    await page.getByRole('button', { name: 'Whole day and next days' }).click();
    await page.getByRole('dialog').waitFor();
    await expectPicture(page, `days-${size}`);
    await page.close();
  });

  test('all offers look as they were judged to look', async () => {
    const page = await openDoor({ width, height }, 'available');
    await page.getByRole('button', { name: 'Other times' }).click();
    await page.getByRole('dialog').waitFor();
    await expectPicture(page, `offers-${size}`);
    await page.close();
  });
});

describe.each(sizes)('sheets at $size', ({ size, width, height }) => {
  test.each(sheetScenes)('$name looks as it was judged to look', async ({ name, view, open }) => {
    const page = await openView({ width, height }, view);
    await open(page, host);
    await expectPicture(page, `${name}-${size}`);
    await page.close();
  });
});

/** What runs off the glass, is cut off in a button, lies over its neighbour, or is too small for a finger. */
function faultsOnGlass(): string[] {
  const faults: string[] = [];
  const frame = 10; // the least width of the frame of light
  const say = (what: string, element: Element): void => void faults.push(`${what}: ${element.className} “${element.textContent}”`);
  const message = document.querySelector('.message');
  if (message && message.scrollHeight > message.clientHeight + 1) say('overflows', message);
  for (const part of document.querySelectorAll(
    '.enrolling > *, .enrolling-what > *, .room, .message > *, .actions, .freshness, .clock > *, button, .panel-title, .panel-note, .door-note p, dialog',
  )) {
    const { right, bottom, width, height } = part.getBoundingClientRect();
    if (part.closest('.timeline, .day-columns, .staff-part, .offer-grid')) continue; // these clip or scroll
    if (right > innerWidth - frame + 0.5 || bottom > innerHeight - frame + 0.5) say('runs off the glass', part);
    // A timeline is to scale; every other thing to touch is as large as a fingertip.
    if (part instanceof HTMLButtonElement && !part.matches('.free, .meeting-touch, .administrator-entry')) {
      if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) say('is cut off', part);
      if (Math.min(width, height) < 63.5) say('is too small to touch', part);
    }
  }
  for (const timeline of document.querySelectorAll('.timeline')) {
    const left = timeline.querySelector('.blocks')?.getBoundingClientRect().left ?? innerWidth;
    for (const hour of timeline.querySelectorAll('.hour span'))
      if (hour.getBoundingClientRect().right > left + 0.5) say('lies under what is booked', hour);
  }
  const rows = ['.room', '.message', '.actions', '.freshness'].map((name) => document.querySelector(name)?.getBoundingClientRect());
  rows.forEach((row, index) => {
    const below = rows[index + 1];
    if (row && below && row.bottom > below.top + 1) faults.push(`row ${index} lies over the next`);
  });
  return faults;
}

test.each([...sizes, ...otherSizes])('K3 every sample fits on $width x $height', async (size) => {
  const page = await openDoor(size, 'available');
  for (const name of Object.keys(sampleViews) as SampleName[]) {
    await load(page, sampleViews[name]);
    expect(await page.evaluate(faultsOnGlass), name).toEqual([]);
  }
  await page.close();
});

test.each([...sizes, ...otherSizes])('K3 the days of a clock of twelve hours fit on $width x $height', async (size) => {
  const page = await openDoor(size, 'twelveHours');
  await page.getByRole('button', { name: 'Whole day and next days' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(faultsOnGlass)).toEqual([]);
  await page.close();
});

test.each([...sizes, ...otherSizes])('K3 every sheet fits on $width x $height', async (size) => {
  for (const { name, view, open } of sheetScenes) {
    const page = await openView(size, view);
    await open(page, host);
    expect(await page.evaluate(faultsOnGlass), name).toEqual([]);
    await page.close();
  }
});
