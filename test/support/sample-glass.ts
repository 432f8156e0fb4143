import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { type SampleHost, startSampleHost } from './sample-views-host.ts';

/** The built door page in a browser, on a host that shows whatever view it is handed. Fresh in every test. */
export interface SampleGlass {
  readonly page: Page;
  readonly host: SampleHost;
}

/** Sets the tests of a file up with a glass each; whatever the page complains of fails the test, but for lines that were cut. */
export function sampleGlass(): SampleGlass {
  let browser: Browser;
  let host: SampleHost;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    host = await startSampleHost('dist/pages');
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
  return {
    get page() {
      return page;
    },
    get host() {
      return host;
    },
  };
}
