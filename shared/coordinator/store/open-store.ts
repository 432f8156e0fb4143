import { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Log } from '../../runtime/log.ts';
import { backUp } from './back-up.ts';
import type { CoordinatorStore } from './coordinator-store.ts';
import { createDocumentRecords } from './document-records.ts';
import { createDoorRecords } from './door-records.ts';
import { createEnrolmentTokenRecords } from './enrolment-token-records.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { migrations as allMigrations } from './migrations.ts';
import { openSqlite } from './open-sqlite.ts';
import { createRoomRecords } from './room-records.ts';
import { createSettingsRecords } from './settings-records.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { createSubscriptionRecords } from './subscription-records.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions {
  /** Of the database's file, absolute; `:memory:` keeps everything in memory. One process at a time: its folder is locked by whoever opens it. */
  readonly path: string;
  readonly log: Log;
  /** Dates the backups. */
  readonly nowMs: () => number;
  readonly migrations?: Readonly<Record<string, Migration>>;
}

/**
 * The store in SQLite (D11), made where missing and brought up to date.
 * @throws {StoreError} where it cannot be used; the file is left as it is.
 */
export async function openStore({ path, log, nowMs, migrations = allMigrations }: OpenStoreOptions): Promise<CoordinatorStore> {
  const sqlite = await openSqlite(path);
  const database = new Kysely<Tables>({ dialect: createSqliteDialect(sqlite) });
  try {
    const ran = await migrate(database, { migrations, path, backUp: () => backUp(sqlite, path, nowMs()) });
    if (ran.length > 0) log.info('storeMigrated', { path, steps: ran });
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const commits = createGroupCommit(database);
  return {
    rooms: createRoomRecords(database, commits),
    doors: createDoorRecords(database, commits),
    subscriptions: createSubscriptionRecords(database, commits),
    settings: createSettingsRecords(database, commits),
    enrolmentTokens: createEnrolmentTokenRecords(commits),
    documents: createDocumentRecords(database, commits),
    async close() {
      await commits.idle();
      await database.destroy();
    },
  };
}
