import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The store's history, forward only: what is here is never changed, a new step is added below under a name that sorts last. All pending
 * steps run in one transaction. `bigint` holds milliseconds in every database.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: createFirstTables },
};

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rooms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text')
    .addColumn('connected_ms', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('rooms_by_address', ['tenant_id', 'address'])
    .execute();
  await db.schema
    .createTable('doors')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('public_key', 'text', (column) => column.notNull().unique())
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('enrolled_ms', 'bigint', (column) => column.notNull())
    .addColumn('revoked_ms', 'bigint')
    .execute();
  await db.schema.createIndex('doors_by_room').on('doors').column('room_id').execute();
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('client_state_hash', 'text', (column) => column.notNull())
    .addColumn('expires_ms', 'bigint', (column) => column.notNull())
    .addColumn('created_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('subscriptions_by_room').on('subscriptions').column('room_id').execute();
  await db.schema
    .createTable('settings')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('policy', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('changed_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('enrolment_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('expires_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('enrolment_tokens_by_room').on('enrolment_tokens').column('room_id').execute();
  await db.schema
    .createTable('documents')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
}
