import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';

export interface ChallengesDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Cryptographic. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Challenges that hold their own time under a seal, so that handing them out costs no memory and whoever asks for millions pushes nobody
 * else's out. Only those that were used are remembered, for the minute they would still be good.
 */
export interface Challenges {
  draw(): string;
  /** Ours, not too old, and not used. */
  isGood(challenge: string): boolean;
  /** Uses it up; false where it is not good, or the door has used as many in the last minute as there are. */
  use(challenge: string, doorId: string): boolean;
}

const LIFE_MS = 60_000;
const MOST_A_DOOR = 10;
const NONCE_BYTES = 16;
const TIME_BYTES = 8;
const SEAL_BYTES = 32;

export function createChallenges({ clock, randomBytes }: ChallengesDeps): Challenges {
  const secret = randomBytes(32);
  const used = new Map<string, { readonly doorId: string; readonly expiresMs: number }>();
  const usedByDoor = new Map<string, number>();
  const sealOf = (body: Uint8Array): Buffer => createHmac('sha256', secret).update(body).digest();

  /** When it was drawn; null for one that is not ours. */
  function drawnMs(challenge: string): number | null {
    const bytes = Buffer.from(challenge, 'base64url');
    if (bytes.length !== NONCE_BYTES + TIME_BYTES + SEAL_BYTES || bytes.toString('base64url') !== challenge) return null;
    const body = bytes.subarray(0, -SEAL_BYTES);
    return timingSafeEqual(bytes.subarray(-SEAL_BYTES), sealOf(body)) ? body.readDoubleBE(NONCE_BYTES) : null;
  }

  function forgetOld(): void {
    for (const [challenge, { doorId, expiresMs }] of used) {
      if (expiresMs > clock.monotonicMs()) return;
      used.delete(challenge);
      const rest = (usedByDoor.get(doorId) ?? 0) - 1;
      if (rest > 0) usedByDoor.set(doorId, rest);
      else usedByDoor.delete(doorId);
    }
  }

  function isGood(challenge: string): boolean {
    const ms = drawnMs(challenge);
    return ms !== null && clock.monotonicMs() - ms < LIFE_MS && !used.has(challenge);
  }

  return {
    draw() {
      const body = Buffer.alloc(NONCE_BYTES + TIME_BYTES);
      body.set(randomBytes(NONCE_BYTES));
      body.writeDoubleBE(clock.monotonicMs(), NONCE_BYTES);
      return Buffer.concat([body, sealOf(body)]).toString('base64url');
    },
    isGood,
    use(challenge, doorId) {
      forgetOld();
      const count = usedByDoor.get(doorId) ?? 0;
      if (count >= MOST_A_DOOR || !isGood(challenge)) return false;
      used.set(challenge, { doorId, expiresMs: clock.monotonicMs() + LIFE_MS });
      usedByDoor.set(doorId, count + 1);
      return true;
    },
  };
}
