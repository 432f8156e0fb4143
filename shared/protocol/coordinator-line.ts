import type { OtherRoomAnswer, OtherRoomQuestion } from './other-room-question.ts';
import type { RoomSettings } from './room-settings.ts';

/** Counts up when what travels between a door and its coordinator changes shape. */
export const LINE_VERSION = 1;

/** Where a door finds its coordinator's services, below the coordinator's address. */
export const coordinatorPaths = {
  /** WebSocket. */
  line: '/line',
  /** POST, no body: `DeviceChallenge`. */
  challenge: '/device/challenge',
  /** POST `DeviceTokenRequest`: `DeviceToken`. */
  token: '/device/token',
  /** Below it, Graph's own paths, for the door's room alone (D9). */
  gateway: '/gateway',
} as const;

/** By which a door says at which address it sees the gateway: behind a proxy the coordinator does not know, and the links it makes begin so. */
export const GATEWAY_ROOT_HEADER = 'Lintel-Gateway';

/** What a device signs with its Ed25519 key, as UTF-8: the purpose keeps one signature from serving for another. */
export const lineProof = (challenge: string): string => `lintel line ${LINE_VERSION} ${challenge}`;
export const tokenProof = (challenge: string): string => `lintel token ${LINE_VERSION} ${challenge}`;

/** Both ends send `ping` this often and take a line that was silent for twice that as lost. */
export const HEARTBEAT_MS = 10_000;

/** What the coordinator sends down a line, one JSON text a message. */
export type LineServerMessage =
  /** First message of every line. */
  | { readonly kind: 'challenge'; readonly lineVersion: number; readonly challenge: string }
  /** The key is good but belongs to no room yet: staff confirm this code. Sent again with a new code when the old one has run out. */
  | { readonly kind: 'enrolling'; readonly code: string; readonly expiresInMs: number; readonly confirmAddress: string | null }
  /** The door is enrolled. Sent once a line, before anything else about the room; and when the door is given another room. */
  | {
      readonly kind: 'welcome';
      readonly doorId: string;
      readonly room: LineRoom;
      readonly settings: RoomSettings;
      readonly hasPush: boolean;
    }
  /** Something in the room's calendar may have changed; nothing is said of what. Follows every `welcome` too, since nobody knows what was missed. */
  | { readonly kind: 'roomChanged'; readonly atMs: number }
  /** Whether Graph's notifications of this room arrive: without them the door polls as if there were no line (D4). */
  | { readonly kind: 'push'; readonly hasPush: boolean }
  | { readonly kind: 'settings'; readonly settings: RoomSettings }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: OtherRoomAnswer }
  /** The coordinator closes the line after this; see `LineRefusal`. */
  | { readonly kind: 'refused'; readonly reason: LineRefusal }
  | { readonly kind: 'ping' };

/** What a door sends up, one JSON text a message. */
export type LineDoorMessage =
  /** First message of every line, in answer to the challenge. */
  LineHello | { readonly kind: 'ask'; readonly id: string; readonly question: OtherRoomQuestion } | { readonly kind: 'ping' };

export interface LineHello {
  readonly kind: 'hello';
  readonly lineVersion: number;
  /** Raw Ed25519 public key, base64url: the door's identity (never a host name). */
  readonly publicKey: string;
  /** Over `lineProof(challenge)`, base64url. */
  readonly signature: string;
  /** Lintel's version on the door. */
  readonly version: string;
  /** A one-time token of bulk enrolment; null, and for a door that is enrolled ignored. */
  readonly enrolmentToken: string | null;
}

/** The room a door stands at, as the coordinator addresses it. */
export interface LineRoom {
  /** SMTP address, or object id where the coordinator knows no address. */
  readonly address: string;
  readonly tenantId: string;
}

export type LineRefusal =
  | 'wrongVersion' // the door, or the coordinator, has to be updated
  | 'malformed'
  | 'badProof' // the signature is not of this key and challenge
  | 'revoked' // staff cut this door off
  | 'badEnrolmentToken' // unknown, used or expired
  | 'replaced' // another line of the same door has come up
  | 'tooSlow'; // the door did not read what was sent, or did not say hello in time

/** Answer of `coordinatorPaths.challenge`: good for one use within a minute. */
export interface DeviceChallenge {
  readonly challenge: string;
}

/** `signature` over `tokenProof(challenge)`. */
export interface DeviceTokenRequest {
  readonly publicKey: string;
  readonly challenge: string;
  readonly signature: string;
}

/** A bearer token for the gateway, in the shape of an OAuth answer. */
export interface DeviceToken {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}
