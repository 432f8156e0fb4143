import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { RoomRecords } from './coordinator-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { settingsScope } from './settings-records.ts';
import type { Database, RoomRow } from './tables.ts';

export function createRoomRecords(database: Database, { run }: GroupCommit): RoomRecords {
  return {
    async all() {
      const rows = await database.selectFrom('rooms').selectAll().orderBy('connected_ms').orderBy('id').execute();
      return rows.map(roomOf);
    },
    add: (room) =>
      run(async (transaction) => {
        await transaction
          .insertInto('rooms')
          .values(rowOf(room))
          .onConflict((conflict) => conflict.columns(['tenant_id', 'address']).doNothing())
          .execute();
        const there = transaction.selectFrom('rooms').selectAll();
        return roomOf(await there.where('tenant_id', '=', room.tenantId).where('address', '=', room.address).executeTakeFirstOrThrow());
      }),
    resolved: (id, objectId) =>
      run(async (transaction) => {
        await transaction.updateTable('rooms').set({ object_id: objectId }).where('id', '=', id).execute();
      }),
    remove: (id) =>
      run(async (transaction) => {
        await transaction.deleteFrom('subscriptions').where('room_id', '=', id).execute();
        await transaction
          .deleteFrom('settings')
          .where('scope', '=', settingsScope({ kind: 'room', roomId: id }))
          .execute();
        await transaction.deleteFrom('rooms').where('id', '=', id).execute(); // takes its doors and its enrolment tokens with it
      }),
  };
}

const roomOf = (row: RoomRow): CoordinatorRoom => ({
  id: row.id,
  tenantId: row.tenant_id,
  address: row.address,
  objectId: row.object_id,
  connectedMs: row.connected_ms,
});

const rowOf = (room: CoordinatorRoom): RoomRow => ({
  id: room.id,
  tenant_id: room.tenantId,
  address: room.address,
  object_id: room.objectId,
  connected_ms: room.connectedMs,
});
