import { readFile } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import type { Log } from '../shared/runtime/log.ts';
import { writeWholeFile } from '../shared/runtime/write-whole-file.ts';

/** Keeps the door's secrets, as one text, sealed by the operating system. */
export interface SecretVault {
  /** Null when nothing is kept, or when what is kept can no longer be opened (another user, a new keyring). */
  load(): Promise<string | null>;
  /** Rejects when it cannot be sealed; then nothing was written. */
  save(secret: string): Promise<void>;
}

export interface SecretVaultDeps {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >;
  readonly platform: NodeJS.Platform;
  /** Where the sealed secret lies. */
  readonly path: string;
  readonly log: Log;
}

/**
 * The system's vault, or null when it has none. Linux without a keyring offers `basic_text`, whose key is printed in Chromium's
 * source: that hides a secret from nobody, so it is no vault. Needs a ready app.
 */
export async function openSecretVault({ safeStorage, platform, path, log }: SecretVaultDeps): Promise<SecretVault | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return null;

  async function save(secret: string): Promise<void> {
    const sealed = await safeStorage.encryptStringAsync(secret);
    await writeWholeFile(path, sealed.toString('base64'));
  }

  return {
    save,
    async load() {
      const sealed = await readFile(path, 'utf8').catch(() => null);
      if (sealed === null) return null;
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
        if (shouldReEncrypt) await save(result); // the system has changed its key
        return result;
      } catch (error) {
        log.error('vaultUnreadable', { error });
        return null;
      }
    },
  };
}
