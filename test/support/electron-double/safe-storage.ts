import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * The keyring is a key that the launcher hands in and that lies nowhere in the user's data folder, as the system's does not. Without it
 * this is Linux without a keyring: still available, under a key that everybody knows.
 */
const keyring = process.env.ELECTRON_DOUBLE_KEYRING;
const key = keyring ? Buffer.from(keyring, 'hex') : Buffer.alloc(32, 'peanuts');

export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  getSelectedStorageBackend: (): string => (keyring ? 'gnome_libsecret' : 'basic_text'),
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12)).setAuthTag(encrypted.subarray(12, 28));
    const result = Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
};
