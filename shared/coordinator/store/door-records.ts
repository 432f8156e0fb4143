import type { EnrolledDoor } from '../coordinator-room.ts';
import type { DoorRecords } from './coordinator-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Database, DatabaseTransaction, DoorRow } from './tables.ts';

export function createDoorRecords(database: Database, { run }: GroupCommit): DoorRecords {
  return {
    async all() {
      const rows = await database.selectFrom('doors').selectAll().orderBy('enrolled_ms').orderBy('id').execute();
      return rows.map(doorOf);
    },
    add: (door, replaces) =>
      run(async (transaction) => {
        if (replaces !== undefined) await revokeDoor(transaction, replaces, door.enrolledMs);
        await addDoor(transaction, door);
      }),
    revoke: (id, atMs) => run((transaction) => revokeDoor(transaction, id, atMs)),
  };
}

/** A key is enrolled once: another door with it makes room. */
export async function addDoor(transaction: DatabaseTransaction, door: EnrolledDoor): Promise<void> {
  await transaction.deleteFrom('doors').where('public_key', '=', door.publicKey).execute();
  await transaction.insertInto('doors').values(rowOf(door)).execute();
}

/** The first time counts. */
async function revokeDoor(transaction: DatabaseTransaction, id: string, atMs: number): Promise<void> {
  await transaction.updateTable('doors').set({ revoked_ms: atMs }).where('id', '=', id).where('revoked_ms', 'is', null).execute();
}

const doorOf = (row: DoorRow): EnrolledDoor => ({
  id: row.id,
  publicKey: row.public_key,
  roomId: row.room_id,
  enrolledMs: row.enrolled_ms,
  revokedMs: row.revoked_ms,
});

const rowOf = (door: EnrolledDoor): DoorRow => ({
  id: door.id,
  public_key: door.publicKey,
  room_id: door.roomId,
  enrolled_ms: door.enrolledMs,
  revoked_ms: door.revokedMs,
});
