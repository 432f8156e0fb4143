import { createHash } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';
import type { EnrolledDoor } from '../coordinator-room.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';

export interface OneTimeTokensDeps {
  readonly store: Pick<CoordinatorStore, 'enrolmentTokens'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Tokens of bulk enrolment. The store holds their hashes, so that nobody is let in by what stands on a disk or in a backup. */
export interface OneTimeTokens {
  /** One for each room, in order. */
  issue(roomIds: readonly string[]): Promise<readonly string[]>;
  /** The door that was added for it; null where the token is unknown, used or expired. */
  redeem(token: string, doorAt: (roomId: string) => EnrolledDoor): Promise<EnrolledDoor | null>;
}

const TOKEN_BYTES = 32;
const TOKEN_LIFE_MS = 30 * 24 * 3_600_000;

export function createOneTimeTokens({ store, clock, randomBytes }: OneTimeTokensDeps): OneTimeTokens {
  return {
    async issue(roomIds) {
      const nowMs = clock.nowMs();
      const expiresMs = nowMs + TOKEN_LIFE_MS;
      const drawn = roomIds.map((roomId) => ({ roomId, token: Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url') }));
      const records = drawn.map(({ roomId, token }) => ({ tokenHash: hashOf(token), roomId, expiresMs }));
      await store.enrolmentTokens.add(records, nowMs);
      return drawn.map(({ token }) => token);
    },
    redeem: (token, doorAt) => store.enrolmentTokens.redeem(hashOf(token), clock.nowMs(), doorAt),
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
