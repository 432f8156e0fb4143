import { createHash } from 'node:crypto';
import { tokenProof } from '../../protocol/coordinator-line.ts';
import type { Clock } from '../../runtime/clock.ts';
import { verifyProof } from '../../runtime/verify-proof.ts';
import { createChallenges } from './challenges.ts';
import type { DeviceTokens } from './device-tokens.ts';
import type { Enrolment } from './enrolment.ts';

export interface DeviceTokensDeps {
  readonly enrolment: Pick<Enrolment, 'doorOf' | 'roomOf'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Cryptographic. */
  readonly randomBytes: (count: number) => Uint8Array;
}

const TOKEN_BYTES = 32;
const TOKEN_LIFE_MS = 10 * 60_000;

/** A door needs one; it has a second while it changes over, and some more when its process was started over. */
const MOST_TOKENS_A_DOOR = 4;

interface KeptToken {
  readonly publicKey: string;
  readonly doorId: string;
  readonly expiresMs: number;
}

/** All in memory, the tokens as hashes. A door's right to act is looked up anew with every use, so that a revocation cuts at once. */
export function createDeviceTokens({ enrolment, clock, randomBytes }: DeviceTokensDeps): DeviceTokens {
  const challenges = createChallenges({ clock, randomBytes });
  const tokens = new Map<string, KeptToken>();
  const hashesOfDoor = new Map<string, readonly string[]>();

  /** All live equally long, so that the oldest come first. */
  function forgetExpired(nowMs: number): void {
    for (const [hash, { doorId, expiresMs }] of tokens) {
      if (expiresMs > nowMs) return;
      tokens.delete(hash);
      const rest = (hashesOfDoor.get(doorId) ?? []).filter((kept) => kept !== hash);
      if (rest.length > 0) hashesOfDoor.set(doorId, rest);
      else hashesOfDoor.delete(doorId);
    }
  }

  function keep(token: string, kept: KeptToken): void {
    const hash = hashOf(token);
    const all = [...(hashesOfDoor.get(kept.doorId) ?? []), hash];
    for (const oldest of all.slice(0, -MOST_TOKENS_A_DOOR)) tokens.delete(oldest);
    hashesOfDoor.set(kept.doorId, all.slice(-MOST_TOKENS_A_DOOR));
    tokens.set(hash, kept);
  }

  return {
    newChallenge: challenges.draw,
    issue({ publicKey, challenge, signature }) {
      const nowMs = clock.monotonicMs();
      forgetExpired(nowMs);
      const door = enrolment.doorOf(publicKey);
      if (!door || door.revokedMs !== null || !challenges.isGood(challenge)) return null;
      if (!verifyProof(publicKey, tokenProof(challenge), signature)) return null;
      if (!challenges.use(challenge, door.id)) return null;
      const token = Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url');
      keep(token, { publicKey, doorId: door.id, expiresMs: nowMs + TOKEN_LIFE_MS });
      return { access_token: token, expires_in: TOKEN_LIFE_MS / 1_000 };
    },
    holderOf(token) {
      const kept = tokens.get(hashOf(token));
      if (!kept || kept.expiresMs <= clock.monotonicMs()) return null;
      const door = enrolment.doorOf(kept.publicKey);
      const room = door && enrolment.roomOf(door.roomId);
      return door && room && door.id === kept.doorId && door.revokedMs === null ? { door, room } : null;
    },
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
