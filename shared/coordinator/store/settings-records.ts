import { noSettings, type RoomSettings } from '../../protocol/room-settings.ts';
import { mergeSettings } from '../settings/merge-settings.ts';
import type { SettingsRecords, SettingsScope } from './coordinator-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Database, DatabaseTransaction } from './tables.ts';

const COUNTER = 'settings';

export function createSettingsRecords(database: Database, { run }: GroupCommit): SettingsRecords {
  async function readAt(scope: SettingsScope): Promise<RoomSettings> {
    const row = await database.selectFrom('settings').selectAll().where('scope', '=', settingsScope(scope)).executeTakeFirst();
    if (!row) return noSettings;
    // Nothing is written there but what `write` was given.
    return { version: row.version, policy: JSON.parse(row.policy) as RoomSettings['policy'], timeZone: row.time_zone };
  }

  return {
    async read(scope) {
      const { policy, timeZone } = await readAt(scope);
      return { policy, timeZone };
    },
    write: (scope, { policy, timeZone }, atMs) =>
      run(async (transaction) => {
        const version = await nextVersion(transaction);
        const set = { version, policy: JSON.stringify(policy), time_zone: timeZone, changed_ms: atMs };
        await transaction
          .insertInto('settings')
          .values({ scope: settingsScope(scope), ...set })
          .onConflict((conflict) => conflict.column('scope').doUpdateSet(set))
          .execute();
        return version;
      }),
    async forRoom(roomId) {
      return mergeSettings(await readAt({ kind: 'organisation' }), await readAt({ kind: 'room', roomId }));
    },
  };
}

export const settingsScope = (scope: SettingsScope): string => (scope.kind === 'room' ? `room:${scope.roomId}` : scope.kind);

/** Counted apart from the settings, so that it does not go back when a room is removed with its own. */
async function nextVersion(transaction: DatabaseTransaction): Promise<number> {
  const last = await transaction.selectFrom('counters').select('value').where('name', '=', COUNTER).executeTakeFirst();
  const value = (last?.value ?? 0) + 1;
  await transaction
    .insertInto('counters')
    .values({ name: COUNTER, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return value;
}
