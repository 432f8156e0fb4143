import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process alone, making it where missing (0700); null when another process holds it.
 * The lock is SQLite's on a file `lock`: the operating system lets go of it when the process ends, however it ends, so there are no
 * stale locks to judge by process numbers (which come round again, and mean nothing across containers).
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isHeldElsewhere(error)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

const isHeldElsewhere = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5; // SQLITE_BUSY
