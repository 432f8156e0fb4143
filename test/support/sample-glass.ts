import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { type SampleHost, startSampleHost } from './sample-views-host.ts';
import { testPages } from './test-page.ts';

/** The built door page in a browser, on a host that shows whatever view it is handed. Fresh in every test. */
export interface SampleGlass {
  readonly page: Page;
  readonly host: SampleHost;
  button(name: string | RegExp): Locator;
  sheet(): Locator;
  inSheet(name: string | RegExp): Locator;
  /** Waits until the host has been sent exactly these. */
  isSent(commands: readonly DoorCommand[]): Promise<void>;
  typePin(pin: string): Promise<void>;
}

/** Sets the tests of a file up with a glass each; whatever the page complains of fails the test, but for lines that were cut. */
export function sampleGlass(): SampleGlass {
  let host: SampleHost;
  let page: Page;

  afterEach(() => host.close()); // runs after the pages' own
  const pages = testPages({ expected: 'WebSocket' });
  beforeEach(async () => {
    host = await startSampleHost('dist/pages');
    page = await pages.open(host.address);
  });
  const sheet = (): Locator => page.getByRole('dialog');
  const inSheet = (name: string | RegExp): Locator => sheet().getByRole('button', { name });
  return {
    get page() {
      return page;
    },
    get host() {
      return host;
    },
    button: (name) => page.getByRole('button', { name }),
    sheet,
    inSheet,
    isSent: (commands) => expect.poll(() => host.commands).toEqual(commands),
    async typePin(pin) {
      for (const digit of pin) await inSheet(digit).click();
      await inSheet('OK').click();
    },
  };
}
