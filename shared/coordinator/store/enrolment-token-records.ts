import type { EnrolmentTokenRecords } from './coordinator-store.ts';
import { addDoor } from './door-records.ts';
import type { GroupCommit } from './group-commit.ts';

export function createEnrolmentTokenRecords({ run }: GroupCommit): EnrolmentTokenRecords {
  return {
    add: async (tokens, nowMs) => {
      await run((transaction) => transaction.deleteFrom('enrolment_tokens').where('expires_ms', '<=', nowMs).execute());
      // One change each: a long list is spread over transactions that hold nobody up.
      const rows = tokens.map(({ tokenHash, roomId, expiresMs }) => ({ token_hash: tokenHash, room_id: roomId, expires_ms: expiresMs }));
      await Promise.all(rows.map((row) => run((transaction) => transaction.insertInto('enrolment_tokens').values(row).execute())));
    },
    redeem: (tokenHash, nowMs, doorAt) =>
      run(async (transaction) => {
        const rows = transaction.selectFrom('enrolment_tokens').select('room_id').where('token_hash', '=', tokenHash);
        const row = await rows.where('expires_ms', '>', nowMs).executeTakeFirst();
        if (!row) return null;
        await transaction.deleteFrom('enrolment_tokens').where('token_hash', '=', tokenHash).execute();
        const door = doorAt(row.room_id);
        await addDoor(transaction, door);
        return door;
      }),
  };
}
