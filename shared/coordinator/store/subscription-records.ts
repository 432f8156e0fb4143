import type { SubscriptionRecord, SubscriptionRecords } from './coordinator-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Database, SubscriptionRow } from './tables.ts';

export function createSubscriptionRecords(database: Database, { run }: GroupCommit): SubscriptionRecords {
  return {
    async all() {
      const rows = await database.selectFrom('subscriptions').selectAll().orderBy('created_ms').orderBy('id').execute();
      return rows.map(recordOf);
    },
    save: (record) =>
      run(async (transaction) => {
        const { id, ...rest } = rowOf(record);
        await transaction
          .insertInto('subscriptions')
          .values({ id, ...rest })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
          .execute();
      }),
    remove: (id) =>
      run(async (transaction) => {
        await transaction.deleteFrom('subscriptions').where('id', '=', id).execute();
      }),
  };
}

const recordOf = (row: SubscriptionRow): SubscriptionRecord => ({
  id: row.id,
  roomId: row.room_id,
  clientStateHash: row.client_state_hash,
  expiresMs: row.expires_ms,
  createdMs: row.created_ms,
});

const rowOf = (record: SubscriptionRecord): SubscriptionRow => ({
  id: record.id,
  room_id: record.roomId,
  client_state_hash: record.clientStateHash,
  expires_ms: record.expiresMs,
  created_ms: record.createdMs,
});
