import { readFile, rename } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import type { Clock } from '../shared/runtime/clock.ts';
import type { Log } from '../shared/runtime/log.ts';
import { writeWholeFile } from '../shared/runtime/write-whole-file.ts';

/** Keeps the door's secrets, as one text, sealed by the operating system. */
export interface SecretVault {
  /** Null when nothing is kept, or when what is kept can no longer be opened (another user, a new keyring). */
  load(): Promise<string | null>;
  /** What could not be opened is set aside, not lost: its keyring may come back. Rejects when it cannot be sealed; then nothing was written. */
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
  /** Dates the name of what is set aside. */
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Log;
}

/**
 * The system's vault, or null when it has none. Linux without a keyring offers `basic_text`, whose key is printed in Chromium's
 * source: that hides a secret from nobody, so it is no vault. Needs a ready app.
 */
export async function openSecretVault({ safeStorage, platform, path, clock, log }: SecretVaultDeps): Promise<SecretVault | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return null;

  let isUnreadable = false;

  async function setAside(): Promise<void> {
    const asidePath = `${path}.unreadable-${new Date(clock.nowMs()).toISOString().replaceAll(':', '-')}`;
    await rename(path, asidePath);
    log.error('vaultSetAside', { path, asidePath });
  }

  async function save(secret: string): Promise<void> {
    const sealed = await safeStorage.encryptStringAsync(secret);
    if (isUnreadable) await setAside();
    isUnreadable = false;
    await writeWholeFile(path, sealed.toString('base64'));
  }

  return {
    save,
    async load() {
      isUnreadable = false;
      try {
        const sealed = await readFile(path, 'utf8');
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
        // The system has changed its key. The old one still opens: what does not reach the disk now is tried at the next start.
        if (shouldReEncrypt) await save(result).catch((cause: unknown) => log.error('secretNotKept', { cause }));
        return result;
      } catch (error) {
        if (isMissing(error)) return null;
        isUnreadable = true;
        log.error('vaultUnreadable', { path, error });
        return null;
      }
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
