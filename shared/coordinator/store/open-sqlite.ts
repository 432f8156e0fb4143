import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFolder } from '../../runtime/write-whole-file.ts';
import { StoreError } from './store-error.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** SQLite's codes for a database that is malformed, and for a file that is none. */
const damagedCodes = [11, 26];

/**
 * Opens the file, making it where missing (its folder 0700, itself 0600), and looks it over. Every commit is on the disk before it answers:
 * the write-ahead log is synced each time (`FULL`), on Apple's systems through the drive's own cache.
 * @throws {StoreError} `damaged` or `unusable`.
 */
export async function openSqlite(path: string): Promise<DatabaseSync> {
  let database: DatabaseSync | null = null;
  try {
    if (path !== ':memory:') await makeFile(path);
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw damaged(path, { cause: found });
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    throw isDamage(error) ? damaged(path, { cause: error }) : unusable(path, error);
  }
}

async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600); // SQLite gives the files beside it the same rights
  await file.close();
  await syncFolder(dirname(path));
}

function damaged(path: string, options: { cause: unknown }): StoreError {
  const message = `${path} is damaged, or is no database. It was left as it is. Stop Lintel, move it away together with its -wal and -shm files, and put a copy from the backups folder beside it in its place; without one, start afresh and enrol the doors again`;
  return new StoreError('damaged', message, options);
}

function unusable(path: string, cause: unknown): StoreError {
  const found = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    'unusable',
    `${path} cannot be used (${found}); it needs a folder that its user may write to, and room on the disk`,
    {
      cause,
    },
  );
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && damagedCodes.includes(Number(error.errcode) & 0xff);
