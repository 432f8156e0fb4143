import { expect, test } from 'vitest';
import { createSealedDocument } from '../../../electron/sealed-document.ts';
import { openDeviceKey } from '../../../shared/runtime/device-key.ts';
import { silentLog } from '../../../shared/runtime/log.ts';

test('D9 the device’s key is kept in the vault and nowhere else, and is the same at the next start', async () => {
  let sealed: string | null = null;
  const vault = {
    load: async () => sealed,
    save: async (secret: string) => {
      sealed = secret;
    },
  };
  const first = await openDeviceKey(createSealedDocument(vault), silentLog);
  expect(sealed).toContain('privateKey');
  expect((await openDeviceKey(createSealedDocument(vault), silentLog)).publicKey).toBe(first.publicKey);
});

test('a vault that can no longer be opened holds no key, and the door makes another', async () => {
  const saved: string[] = [];
  const vault = { load: async () => null, save: async (secret: string) => void saved.push(secret) };
  await openDeviceKey(createSealedDocument(vault), silentLog);
  expect(saved).toHaveLength(1);
});
