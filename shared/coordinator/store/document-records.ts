import type { DocumentRecords } from './coordinator-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Database } from './tables.ts';

export function createDocumentRecords(database: Database, { run }: GroupCommit): DocumentRecords {
  return {
    async read(name) {
      const row = await database.selectFrom('documents').select('content').where('name', '=', name).executeTakeFirst();
      return row ? (JSON.parse(row.content) as unknown) : null;
    },
    write: (name, value) => {
      const content = JSON.stringify(value); // now, so that the caller may go on changing its value
      return run(async (transaction) => {
        await transaction
          .insertInto('documents')
          .values({ name, content })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ content }))
          .execute();
      });
    },
  };
}
