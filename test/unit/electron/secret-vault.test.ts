import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSecretVault, type SecretVaultDeps } from '../../../electron/secret-vault.ts';
import { silentLog } from '../../../shared/runtime/log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-vault-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface System {
  readonly isAvailable?: boolean;
  readonly backend?: ReturnType<SecretVaultDeps['safeStorage']['getSelectedStorageBackend']>;
  readonly platform?: NodeJS.Platform;
  /** Seals by this one-letter key; what was sealed by another cannot be opened. */
  readonly key?: string;
  readonly shouldReEncrypt?: boolean;
}

const openOn = ({ isAvailable = true, backend = 'gnome_libsecret', platform = 'linux', key = 'k', shouldReEncrypt = false }: System = {}) =>
  openSecretVault({
    safeStorage: {
      isAsyncEncryptionAvailable: async () => isAvailable,
      getSelectedStorageBackend: () => backend,
      encryptStringAsync: async (text) => Buffer.from(key + [...text].reverse().join('')),
      async decryptStringAsync(sealed) {
        if (String(sealed)[0] !== key && !shouldReEncrypt) throw new Error('cannot be opened');
        return { result: [...String(sealed).slice(1)].reverse().join(''), shouldReEncrypt };
      },
    },
    platform,
    path: join(folder, 'secret.sealed'),
    clock: { nowMs: () => 0 },
    log: silentLog,
  });

test.each<System & { isVault: boolean; because: string }>([
  { isVault: true, because: 'a keyring' },
  { backend: 'kwallet6', isVault: true, because: "KDE's wallet" },
  { backend: 'basic_text', isVault: false, because: 'Linux without a keyring seals with a key that everybody knows' },
  { backend: 'unknown', isVault: false, because: 'nobody knows with what it would seal' },
  { backend: 'basic_text', platform: 'win32', isVault: true, because: 'the name means something on Linux alone' },
  { isAvailable: false, isVault: false, because: 'the system says it has none' },
])('$because → a vault: $isVault', async ({ isVault, because: _because, ...system }) => {
  expect((await openOn(system)) !== null).toBe(isVault);
});

test('what was saved is there after a restart, and not in the clear', async () => {
  await (await openOn())?.save('hunter2');
  expect(await (await openOn())?.load()).toBe('hunter2');
  expect(await readFile(join(folder, 'secret.sealed'), 'utf8')).not.toContain('hunter2');
});

test('an empty vault holds nothing', async () => {
  expect(await (await openOn())?.load()).toBeNull();
});

test('what another system sealed counts as nothing', async () => {
  await (await openOn({ key: 'a' }))?.save('hunter2');
  expect(await (await openOn({ key: 'b' }))?.load()).toBeNull();
});

test('what could not be opened is not overwritten: the keyring may come back', async () => {
  await (await openOn({ key: 'a' }))?.save('hunter2');
  const vault = await openOn({ key: 'b' });
  await vault?.load();
  expect(await readdir(folder)).toEqual(['secret.sealed']); // nor moved, before something else is to lie there
  await vault?.save('hunter3');
  await vault?.save('hunter4');
  const [kept, aside, ...more] = (await readdir(folder)).sort();
  expect([kept, aside, more]).toEqual(['secret.sealed', 'secret.sealed.unreadable-1970-01-01T00-00-00.000Z', []]);
  expect(await (await openOn({ key: 'b' }))?.load()).toBe('hunter4');
  await rename(join(folder, aside ?? ''), join(folder, 'secret.sealed'));
  expect(await (await openOn({ key: 'a' }))?.load()).toBe('hunter2');
});

test('a secret that cannot be sealed anew is none the less there', async () => {
  await (await openOn({ key: 'a' }))?.save('hunter2');
  await mkdir(join(folder, 'secret.sealed.tmp')); // in the way of the next save
  expect(await (await openOn({ key: 'b', shouldReEncrypt: true }))?.load()).toBe('hunter2');
});

test('a secret is sealed anew when the system has changed its key', async () => {
  await (await openOn({ key: 'a' }))?.save('hunter2');
  expect(await (await openOn({ key: 'b', shouldReEncrypt: true }))?.load()).toBe('hunter2');
  expect(await (await openOn({ key: 'b' }))?.load()).toBe('hunter2');
});
