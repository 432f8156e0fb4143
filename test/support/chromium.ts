import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Text is drawn the same on every machine: no hinting, no subpixels, no compositor of the machine's own. */
const plainDrawing = ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--force-color-profile=srgb'];

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The pinned Chromium from npm. For pictures always this one, so that they are alike everywhere. */
export async function launchBrowser(): Promise<Browser> {
  sparticuz.setGraphicsMode = false;
  return chromium.launch({ executablePath: await sparticuz.executablePath(), headless: true, args: plainDrawing });
}

/** Path of a Chromium for tests that take no pictures: the machine's own where it has one, else the pinned one. */
export async function findBrowser(): Promise<string> {
  return systemBrowsers.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
}
