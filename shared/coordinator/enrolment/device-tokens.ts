import type { DeviceToken, DeviceTokenRequest } from '../../protocol/coordinator-line.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';

/** Proof of possession of a device's key, and the short-lived tokens that follow from it (D9). */
export interface DeviceTokens {
  /** Random and of this process alone, good for one use within a minute. */
  newChallenge(): string;
  /** Null where the challenge is not ours, was used or is old, the signature wrong, or the door unknown or revoked. */
  issue(request: DeviceTokenRequest): DeviceToken | null;
  /** Who holds a token; null where it is unknown or has expired, or its door was revoked since. */
  holderOf(token: string): { readonly door: EnrolledDoor; readonly room: CoordinatorRoom } | null;
}
