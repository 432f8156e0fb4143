import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './chromium.ts';

/** Opens pages in one browser for the tests of a file. */
export interface TestPages {
  /** A page at that address, closed after the test. */
  open(address: string): Promise<Page>;
}

/** Whatever a page complains of fails the test, but for lines that contain `expected`. */
export function testPages({ expected }: { readonly expected: string }): TestPages {
  let browser: Browser;
  let pages: Page[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const page of pages) await page.close();
    const said = complaints;
    pages = [];
    complaints = [];
    expect(said).toEqual([]);
  });
  return {
    async open(address) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      pages.push(page);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes(expected)) complaints.push(message.text());
      });
      await page.goto(address);
      return page;
    },
  };
}
