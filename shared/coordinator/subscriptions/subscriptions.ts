import type { GraphErrorKind, SubscriptionTrouble } from '../../graph/graph-error.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';

/** Keeps one Graph subscription for each room; the only part of the coordinator that does. */
export interface Subscriptions {
  /** Reads what Graph and the store have, and keeps every room subscribed until the signal aborts. Needs no network to resolve or go on. */
  serve(signal: AbortSignal): Promise<void>;
  /** From now on the room is kept subscribed. Does not wait for Graph. Rooms of the store come before `serve`, which drops the records of others. */
  connect(room: CoordinatorRoom): void;
  /** Deletes the subscription at Graph; resolves once that is done, or journalled to be done later. */
  disconnect(roomId: string): Promise<void>;
  /** For a notification, without waiting for anything: null where the id is none of ours. */
  find(subscriptionId: string): { readonly roomId: string; readonly tenantId: string; readonly clientStateHash: string } | null;
  /** What a lifecycle notification asks for [7.4]. */
  lifecycle(event: { readonly subscriptionId: string; readonly kind: LifecycleKind }): void;
  statusOf(roomId: string): SubscriptionStatus;
  /** Calls back when a room's status begins or ceases to be `subscribed`. Returns a stop function. */
  watch(onPush: (roomId: string, hasPush: boolean) => void): () => void;
}

/** Graph's `lifecycleEventType` [7.4.1]. */
export type LifecycleKind = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export type SubscriptionStatus =
  | { readonly kind: 'subscribed'; readonly untilMs: number }
  /** `nextTryMs`: null where nothing is tried, since no public address is configured. */
  | { readonly kind: 'unsubscribed'; readonly because: UnsubscribedReason; readonly nextTryMs: number | null };

export type UnsubscribedReason = GraphErrorKind | SubscriptionTrouble | 'noPublicAddress' | 'notTriedYet';
