import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from './store-error.ts';
import type { Database } from './tables.ts';

export interface MigrateDeps {
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Where the store is, for messages. */
  readonly path: string;
  /** Called before anything is changed in a store that holds something already; answers where the copy is. */
  readonly backUp: () => Promise<string>;
}

/**
 * Brings the tables up to date, forward only, all pending steps or none. Answers the names of those it ran.
 * @throws {StoreError} `newer` or `notMigrated`.
 */
export async function migrate(database: Database, { migrations, path, backUp }: MigrateDeps): Promise<readonly string[]> {
  const done = await doneMigrations(database);
  const unknown = done.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw newer(path, unknown);
  const pending = Object.keys(migrations).filter((name) => !done.includes(name));
  if (pending.length === 0) return [];

  const copy = done.length > 0 ? await backUp() : null;
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return pending;
  const way = copy === null ? '' : `; a copy from before is ${copy}`;
  throw new StoreError(
    'notMigrated',
    `${path} could not be brought up to date and was left as it was${way}. Run the Lintel from before, and report this`,
    { cause: error },
  );
}

async function doneMigrations(database: Database): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const rows = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

function newer(path: string, unknown: readonly string[]): StoreError {
  const message = `${path} was written by a newer Lintel (it holds ${unknown.join(', ')}, which this one does not know). It was left as it is. Run that Lintel or a newer one, or put the copy from before the upgrade, in the backups folder beside it, in its place (and no -wal and -shm files beside that)`;
  return new StoreError('newer', message);
}
