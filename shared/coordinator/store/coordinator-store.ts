import type { RoomSettings } from '../../protocol/room-settings.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';

/**
 * All that the coordinator keeps. What a method has resolved for is on the disk, whatever happens to the process then (D11).
 * Rejects only where the disk fails.
 */
export interface CoordinatorStore {
  readonly rooms: RoomRecords;
  readonly doors: DoorRecords;
  readonly subscriptions: SubscriptionRecords;
  readonly settings: SettingsRecords;
  readonly enrolmentTokens: EnrolmentTokenRecords;
  /** Small JSON documents by name, such as the journal of another room's bookings. */
  readonly documents: DocumentRecords;
  close(): Promise<void>;
}

export interface RoomRecords {
  all(): Promise<readonly CoordinatorRoom[]>;
  /** By tenant and address there is one at most: `add` gives back the one that is there. */
  add(room: CoordinatorRoom): Promise<CoordinatorRoom>;
  resolved(id: string, objectId: string): Promise<void>;
  /** With its doors, its settings and its subscription's record. */
  remove(id: string): Promise<void>;
}

export interface DoorRecords {
  all(): Promise<readonly EnrolledDoor[]>;
  /** A key is enrolled once: another door with it is replaced. With `replaces`, that one is revoked in the same transaction (a swap). */
  add(door: EnrolledDoor, replaces?: string): Promise<void>;
  revoke(id: string, atMs: number): Promise<void>;
}

export interface SubscriptionRecord {
  /** Graph's id of it. */
  readonly id: string;
  readonly roomId: string;
  /** SHA-256 of the `clientState`, hex: the store holds nothing by which a notification could be forged. */
  readonly clientStateHash: string;
  /** As Graph granted it, epoch milliseconds. */
  readonly expiresMs: number;
  readonly createdMs: number;
}

export interface SubscriptionRecords {
  all(): Promise<readonly SubscriptionRecord[]>;
  /** Adds, or replaces the one with its id. */
  save(record: SubscriptionRecord): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What was set at one place: the organisation, or one room. */
export type SettingsScope = { readonly kind: 'organisation' } | { readonly kind: 'room'; readonly roomId: string };

export interface SettingsRecords {
  read(scope: SettingsScope): Promise<Omit<RoomSettings, 'version'>>;
  /** Replaces what was set there; answers with the new version, one higher than any before in the whole store. */
  write(scope: SettingsScope, settings: Omit<RoomSettings, 'version'>, atMs: number): Promise<number>;
  /** Both merged, the room's own over the organisation's; the version is the higher of the two. */
  forRoom(roomId: string): Promise<RoomSettings>;
}

interface EnrolmentTokenRecord {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly roomId: string;
  readonly expiresMs: number;
}

export interface EnrolmentTokenRecords {
  /** Clears away those that have expired. */
  add(tokens: readonly EnrolmentTokenRecord[], nowMs: number): Promise<void>;
  /**
   * Uses the token up, once, and adds the door that `doorAt` answers for its room, in one transaction (`doorAt` may be asked twice).
   * Null where the token is unknown, used or expired.
   */
  redeem(tokenHash: string, nowMs: number, doorAt: (roomId: string) => EnrolledDoor): Promise<EnrolledDoor | null>;
}

export interface DocumentRecords {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
}
