import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKioskFixture, currentView, type KioskFixture, testSecret, unreachableDoor } from '../support/kiosk-fixture.ts';
import type { KioskProcess } from '../support/kiosk-process.ts';

let fixture: KioskFixture;
beforeEach(async () => {
  fixture = await createKioskFixture();
});
afterEach(() => fixture.close());

const { credential: _credential, ...doorWithoutSecret } = unreachableDoor;

async function stop(kiosk: KioskProcess): Promise<void> {
  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exited).toBe(0);
}

/** Files below the kiosk's folder that hold the secret as it is, or in base64. */
async function filesWithSecret(): Promise<readonly string[]> {
  const names = await readdir(fixture.userData, { recursive: true });
  const needles = [testSecret, Buffer.from(testSecret).toString('base64').slice(0, -2)];
  const hits: string[] = [];
  for (const name of names) {
    const path = join(fixture.userData, name);
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    const text = isFile ? await readFile(path, 'latin1') : '';
    if (needles.some((needle) => text.includes(needle))) hits.push(name);
  }
  return hits;
}

test('a secret in a given file moves to the vault: nothing in the clear, and the next start needs no file', async () => {
  const configPath = await fixture.writeDoor(unreachableDoor);
  const first = fixture.start({ args: ['--config', configPath] });
  await currentView(await first.page());
  await stop(first);
  expect(first.stderr()).toContain('remove it from the file');
  expect(first.stderr()).not.toContain(testSecret);
  expect(await readFile(configPath, 'utf8')).toContain(testSecret); // people's files are left alone
  expect(await filesWithSecret()).toEqual([]);

  await rm(configPath);
  const second = fixture.start();
  expect(await currentView(await second.page())).toMatchObject({ room: { name: expect.any(String) } });
  await stop(second);
  expect(await filesWithSecret()).toEqual([]);
});

test('the sealed secret is of use on its own system alone', async () => {
  const first = fixture.start({ args: ['--config', await fixture.writeDoor(unreachableDoor)] });
  await currentView(await first.page());
  await stop(first);

  const sealed = join(fixture.userData, 'secret.sealed');
  await writeFile(sealed, `${(await readFile(sealed, 'utf8')).slice(0, -8)}AAAAAAA=`);
  const second = fixture.start();
  expect(await second.exited).toBe(2);
  expect(second.stderr()).toMatch(/^credential/m);
});

test('without a keyring a secret in a file is refused, with what to do instead', async () => {
  const kiosk = fixture.start({ hasKeyring: false, args: ['--config', await fixture.writeDoor(unreachableDoor)] });
  expect(await kiosk.exited).toBe(2);
  expect(kiosk.stderr()).toContain('LINTEL_CREDENTIAL_SECRET_FILE');
  expect(kiosk.stderr()).not.toContain(testSecret);
  expect(await filesWithSecret()).toEqual([]);
});

test('without a keyring the secret comes from the environment at each start and is written nowhere', async () => {
  const args = ['--config', await fixture.writeDoor(doorWithoutSecret)];
  const first = fixture.start({ hasKeyring: false, env: { LINTEL_CREDENTIAL_SECRET: testSecret }, args });
  await currentView(await first.page());
  await stop(first);
  expect(await filesWithSecret()).toEqual([]);

  const second = fixture.start({ hasKeyring: false });
  expect(await second.exited).toBe(2);
  expect(second.stderr()).toMatch(/^credential/m);
});

test('a mounted secret file serves as well', async () => {
  const secretPath = join(await fixture.writeDoor(doorWithoutSecret), '..', 'mounted-secret');
  await writeFile(secretPath, `${testSecret}\n`);
  const args = ['--config', await fixture.writeDoor(doorWithoutSecret)];
  const kiosk = fixture.start({ hasKeyring: false, env: { LINTEL_CREDENTIAL_SECRET_FILE: secretPath }, args });
  expect(await currentView(await kiosk.page())).toMatchObject({ status: { kind: 'unknown' } });
  await stop(kiosk);
  expect(await filesWithSecret()).toEqual([]);
});

test('D9 the key of a door that goes through its coordinator is made at its first start and sealed; the glass says what it waits for', async () => {
  const door = { credential: { kind: 'gateway' }, coordinator: 'http://127.0.0.1:9', administratorPin: '471100' };
  const kiosk = fixture.start({ args: ['--config', await fixture.writeDoor(door)] });
  const page = await kiosk.page();
  expect(await currentView(page)).toMatchObject({ status: { kind: 'enrolling', step: { kind: 'connecting' } }, hasAdministrator: true });
  await page.getByText('Connecting to the coordinator…').waitFor();
  await stop(kiosk);
  const names = await readdir(fixture.userData, { recursive: true });
  expect(names).toContain('device-key.sealed');
  expect(names.filter((name) => name.includes('device-key.json'))).toEqual([]);
  expect(await readFile(join(fixture.userData, 'device-key.sealed'), 'utf8')).not.toContain('privateKey');
});
