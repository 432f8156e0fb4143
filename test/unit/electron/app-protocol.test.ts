import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorAddress, serveAppPages, setupAddress } from '../../../electron/app-protocol.ts';
import { buildSetupPage } from '../../../electron/setup-page.ts';

let folder: string;
let ask: (address: string, method?: string) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-pages-'));
  await mkdir(join(folder, 'pages/door'), { recursive: true });
  await mkdir(join(folder, 'pages/assets'), { recursive: true });
  await writeFile(join(folder, 'pages/door/index.html'), 'the door');
  await writeFile(join(folder, 'pages/assets/main-B1_x-2.js'), 'script');
  await writeFile(join(folder, 'pages/assets/type.woff2'), 'font');
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'pages/.hidden.json'), '{}');
  serveAppPages({
    protocol: {
      handle(_scheme, handler) {
        ask = async (url, method = 'GET') => handler(new Request(url, { method }));
      },
    },
    pagesDir: join(folder, 'pages'),
    setupPage: () => buildSetupPage(['room: found <nothing>, expected "an address"']),
  });
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  { address: doorAddress, type: 'text/html; charset=utf-8', text: 'the door' },
  { address: 'app://kiosk/assets/main-B1_x-2.js', type: 'text/javascript; charset=utf-8', text: 'script' },
  { address: 'app://kiosk/assets/type.woff2', type: 'font/woff2', text: 'font' },
  { address: `${doorAddress}?a=1#b`, type: 'text/html; charset=utf-8', text: 'the door' },
])('$address is answered as $type, under the policy of the door', async ({ address, type, text }) => {
  const response = await ask(address);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe(type);
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'");
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(await response.text()).toBe(text);
});

test.each([
  { address: 'app://kiosk/../secret.json', because: 'it climbs out' },
  { address: 'app://kiosk/%2e%2e/secret.json', because: 'it climbs out in percent signs' },
  { address: 'app://kiosk/door/..%2f..%2fsecret.json', because: 'it climbs out by coded slashes' },
  { address: 'app://kiosk/door/..%5c..%5csecret.json', because: 'it climbs out by coded backslashes' },
  { address: 'app://kiosk//etc/passwd', because: 'it is absolute' },
  { address: 'app://kiosk/.hidden.json', because: 'it is hidden' },
  { address: 'app://kiosk/door', because: 'it is a folder' },
  { address: 'app://kiosk/door/missing.html', because: 'there is no such file' },
  { address: 'app://elsewhere/door/index.html', because: 'the host is another' },
])('$address is not found: $because', async ({ address }) => {
  expect((await ask(address)).status).toBe(404);
});

test('nothing can be posted', async () => {
  expect((await ask(doorAddress, 'POST')).status).toBe(404);
});

test('the setup page prints problems as text and runs no script', async () => {
  const response = await ask(setupAddress);
  expect(await response.text()).toContain('<li>room: found &lt;nothing&gt;, expected &quot;an address&quot;</li>');
  expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='$/);
});
