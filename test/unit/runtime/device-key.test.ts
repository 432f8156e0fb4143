import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDeviceKey } from '../../../shared/runtime/device-key.ts';
import { openEnrolmentFiles } from '../../../shared/runtime/door-files.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../support/memory-document.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const publicKeyOf = (raw: string) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });

test('D9 what the device signs is verified by its public key, which is 32 bytes, and by no other', async () => {
  const key = await openDeviceKey(createMemoryDocument(), silentLog);
  const other = await openDeviceKey(createMemoryDocument(), silentLog);
  expect(Buffer.from(key.publicKey, 'base64url')).toHaveLength(32);
  const signature = Buffer.from(key.sign('lintel line 1 ümlaut'), 'base64url');
  expect(verify(null, Buffer.from('lintel line 1 ümlaut'), publicKeyOf(key.publicKey), signature)).toBe(true);
  expect(verify(null, Buffer.from('lintel line 1 ümlaut'), publicKeyOf(other.publicKey), signature)).toBe(false);
});

test('the key is made once, is there again after a restart, and lies where only its owner reads it', async () => {
  const open = () => openDeviceKey(openEnrolmentFiles(folder, silentLog).deviceKey, silentLog);
  const { publicKey } = await open();
  expect((await open()).publicKey).toBe(publicKey);
  const path = join(folder, 'device-key.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).not.toContain(publicKey);
});

test('a key that the disk does not take is not used: the door would be enrolled by a key that it then loses', async () => {
  const full = { ...createMemoryDocument(), save: () => Promise.reject(new Error('no space left')) };
  await expect(openDeviceKey(full, silentLog)).rejects.toThrow('no space left');
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'der', type: 'pkcs8' });

test.each([
  { what: 'a text', kept: 'hunter2' },
  { what: 'another shape', kept: { version: 1, key: 'hunter2' } },
  { what: 'no key', kept: { version: 1, privateKey: 'hunter2' } },
  { what: 'a key of another kind', kept: { version: 1, privateKey: rsa.toString('base64url') } },
])('$what in the key’s place counts as none, is told, and is not quoted', async ({ kept }) => {
  const document = createMemoryDocument();
  await document.save(kept);
  const logged: unknown[] = [];
  const { publicKey } = await openDeviceKey(document, { error: (...line) => logged.push(line) });
  expect(publicKey).toMatch(/^[\w-]{43}$/);
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toMatch(/hunter2|MII/);
  expect((await openDeviceKey(document, silentLog)).publicKey).toBe(publicKey);
});
