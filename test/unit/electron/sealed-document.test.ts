import { expect, test } from 'vitest';
import { keyDocumentOf } from '../../../electron/sealed-document.ts';
import { openDeviceKey } from '../../../shared/runtime/device-key.ts';
import type { Document } from '../../../shared/runtime/document.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createMemoryDocument } from '../../support/memory-document.ts';

const nowhere: Document = {
  load: () => Promise.reject(new Error('not to be read')),
  save: () => Promise.reject(new Error('not to be written')),
};

test('D9 the device’s key is kept in the vault and nowhere else, and is the same at the next start', async () => {
  let sealed: string | null = null;
  const vault = {
    load: async () => sealed,
    save: async (secret: string) => {
      sealed = secret;
    },
  };
  const first = await openDeviceKey(keyDocumentOf(vault, nowhere, silentLog), silentLog);
  expect(sealed).toContain('privateKey');
  expect((await openDeviceKey(keyDocumentOf(vault, nowhere, silentLog), silentLog)).publicKey).toBe(first.publicKey);
});

test('a vault that can no longer be opened holds no key, and the door makes another', async () => {
  const saved: string[] = [];
  const vault = { load: async () => null, save: async (secret: string) => void saved.push(secret) };
  await openDeviceKey(keyDocumentOf(vault, nowhere, silentLog), silentLog);
  expect(saved).toHaveLength(1);
});

test('a system without a vault leaves the key in the door’s folder, and says so', async () => {
  const warned: string[] = [];
  const open = createMemoryDocument();
  const { publicKey } = await openDeviceKey(keyDocumentOf(null, open, { warn: (event) => void warned.push(event) }), silentLog);
  expect(warned).toEqual(['deviceKeyUnsealed']);
  expect((await openDeviceKey(open, silentLog)).publicKey).toBe(publicKey);
});
