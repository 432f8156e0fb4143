import type { Kysely, Transaction } from 'kysely';

/** The store's tables as the queries see them. Times are epoch milliseconds. */
export interface Tables {
  readonly rooms: RoomRow;
  readonly doors: DoorRow;
  readonly subscriptions: SubscriptionRow;
  readonly settings: SettingsRow;
  readonly enrolment_tokens: EnrolmentTokenRow;
  readonly documents: DocumentRow;
  readonly counters: CounterRow;
}

export interface RoomRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly address: string;
  readonly object_id: string | null;
  readonly connected_ms: number;
}

export interface DoorRow {
  readonly id: string;
  readonly public_key: string;
  readonly room_id: string;
  readonly enrolled_ms: number;
  readonly revoked_ms: number | null;
}

/** `room_id` names no row of `rooms`: what Graph holds must stay on record even where its room was disconnected a moment before. */
export interface SubscriptionRow {
  readonly id: string;
  readonly room_id: string;
  readonly client_state_hash: string;
  readonly expires_ms: number;
  readonly created_ms: number;
}

interface SettingsRow {
  /** `organisation`, or `room:` and its id. */
  readonly scope: string;
  readonly version: number;
  /** JSON. */
  readonly policy: string;
  readonly time_zone: string | null;
  readonly changed_ms: number;
}

interface EnrolmentTokenRow {
  readonly token_hash: string;
  readonly room_id: string;
  readonly expires_ms: number;
}

interface DocumentRow {
  readonly name: string;
  /** JSON. */
  readonly content: string;
}

interface CounterRow {
  readonly name: string;
  readonly value: number;
}

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;
