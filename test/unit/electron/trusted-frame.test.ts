import { expect, test } from 'vitest';
import { isTrustedFrame } from '../../../electron/trusted-frame.ts';

type Frame = NonNullable<Parameters<typeof isTrustedFrame>[0]>;

const frame = (url: string, parent: Frame | null = null): Frame => ({ url, parent }) as Frame;
const home = 'app://kiosk/door/index.html';

test.each<{ sender: Frame | null; isTrusted: boolean; because: string }>([
  { sender: frame(home), isTrusted: true, because: 'the own page' },
  { sender: frame(home, frame(home)), isTrusted: false, because: 'a frame within the page is not the page' },
  { sender: null, isTrusted: false, because: 'its frame is gone' },
  { sender: frame('app://other/door/index.html'), isTrusted: false, because: 'another host of the same scheme' },
  { sender: frame('app://kiosk.evil.example/'), isTrusted: false, because: 'a host that begins alike' },
  { sender: frame('https://kiosk/door/index.html'), isTrusted: false, because: 'another scheme' },
  { sender: frame('https://evil.example/app://kiosk/'), isTrusted: false, because: 'our address as a path' },
  { sender: frame('data:text/html,x'), isTrusted: false, because: 'its origin reads "null", as that of app: does' },
  { sender: frame('about:blank'), isTrusted: false, because: 'nothing was loaded' },
  { sender: frame(''), isTrusted: false, because: 'no address at all' },
])('$because: $isTrusted', ({ sender, isTrusted }) => {
  expect(isTrustedFrame(sender)).toBe(isTrusted);
});
