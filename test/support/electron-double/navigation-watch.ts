import { setTimeout as delay } from 'node:timers/promises';

/** Tells a page's own navigations from those of the host and of the test's CDP client, which Electron does not ask about. */
export interface NavigationWatch {
  /** The host is about to load this. */
  expect(url: string): void;
  /** The page has asked for this. */
  requested(frameId: string, url: string): void;
  isByPage(frameId: string, url: string): Promise<boolean>;
}

export function createNavigationWatch(): NavigationWatch {
  const expected = new Set<string>();
  const asked = new Set<string>();
  return {
    expect: (url) => void expected.add(url),
    requested: (frameId, url) => void asked.add(`${frameId} ${url}`),
    async isByPage(frameId, url) {
      if (expected.delete(url)) return false;
      // The request and the word that the page asked for it come by different ways.
      for (let turn = 0; turn < 10; turn += 1) {
        if (asked.delete(`${frameId} ${url}`)) return true;
        await delay(10);
      }
      return false;
    },
  };
}
