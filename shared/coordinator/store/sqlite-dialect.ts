import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Dialect, type Driver, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';

/** Kysely's dialect over the SQLite that Node brings, so that no native package has to be built. */
export function createSqliteDialect(database: DatabaseSync): Dialect {
  const dialect = new SqliteDialect({
    database: { prepare: (sql) => prepareStatement(database, sql), close: () => database.close() },
  });
  return {
    createDriver() {
      const driver = dialect.createDriver();
      return Object.assign(driver, { rollbackTransaction: rollBackOnce(database, driver.rollbackTransaction.bind(driver)) });
    },
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    // SQLite takes changes of tables back with the transaction; Kysely does not count on it, and a migration cut short would stay half done.
    createAdapter: () => Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }),
  };
}

/** A full disk makes SQLite roll back by itself; to be told so by Kysely's own rollback would hide what went wrong. */
function rollBackOnce(database: DatabaseSync, rollBack: Driver['rollbackTransaction']): Driver['rollbackTransaction'] {
  return async (connection) => {
    if (database.isTransaction) await rollBack(connection);
  };
}

function prepareStatement(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as readonly SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as readonly SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as readonly SQLInputValue[])),
  };
}
