import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { createGroupCommit } from '../../../../shared/coordinator/store/group-commit.ts';
import { migrations } from '../../../../shared/coordinator/store/migrations.ts';
import { openSqlite } from '../../../../shared/coordinator/store/open-sqlite.ts';
import { createSqliteDialect } from '../../../../shared/coordinator/store/sqlite-dialect.ts';
import type { Tables } from '../../../../shared/coordinator/store/tables.ts';

test('a full disk is told as what it is, and what comes after there is room again is kept', async () => {
  const sqlite = await openSqlite(':memory:');
  const database = new Kysely<Tables>({ dialect: createSqliteDialect(sqlite) });
  await migrations['0001-first']?.up(database);
  const { run } = createGroupCommit(database);
  const write = (name: string, content: string) => run((open) => open.insertInto('documents').values({ name, content }).execute());

  const pages = Number(sqlite.prepare('PRAGMA page_count').get()?.page_count);
  sqlite.exec(`PRAGMA max_page_count = ${pages}`);
  await expect(write('large', 'x'.repeat(100_000))).rejects.toThrow('database or disk is full');
  sqlite.exec(`PRAGMA max_page_count = ${pages + 1_000}`);
  await write('small', 'x');
  expect(await database.selectFrom('documents').select('name').execute()).toEqual([{ name: 'small' }]);
  await database.destroy();
});
