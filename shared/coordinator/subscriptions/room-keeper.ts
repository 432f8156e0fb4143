import type { GraphSubscription } from '../../graph/subscription-schema.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { SubscriptionRecord, SubscriptionRecords } from '../store/coordinator-store.ts';
import type { FreshToken } from './fresh-token.ts';
import type { Job } from './lane.ts';
import type { MeteredSubscriptions } from './metered-subscriptions.ts';
import type { RoomResources } from './room-resource.ts';
import type { RoomState } from './room-state.ts';
import type { SubscriptionLife } from './subscription-life.ts';

/** Keeps one room subscribed: creates, renews, and creates again. */
export interface RoomKeeper extends Job {
  readonly room: CoordinatorRoom;
  state(): RoomState;
  /** Takes up what the store has of it. */
  recall(record: SubscriptionRecord): void;
  /** Graph lists its subscription. */
  confirm(listed: GraphSubscription): void;
  /** Its subscription is gone from Graph, or is to be `replaced`: then who deletes it forgets its record, or a crash would leave one that nobody knows. */
  lose(why: 'gone' | 'replaced'): void;
  /** Graph wants it renewed [7.4.3]. */
  renewSoon(): void;
  /** Something has changed: it is created or renewed at once. */
  retry(): void;
  /** From now on it does nothing. Answers with the subscription to be deleted, if there is one. */
  leave(): string | null;
}

export interface RoomKeeperDeps {
  readonly subscriptions: Pick<MeteredSubscriptions, 'create' | 'renew'>;
  readonly resources: RoomResources;
  readonly freshToken: FreshToken;
  readonly life: SubscriptionLife;
  readonly addresses: NotificationAddresses;
  readonly newClientState: () => string;
  readonly records: Pick<SubscriptionRecords, 'save' | 'remove'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly hint: (roomId: string) => void;
  /** A subscription that nobody keeps. */
  readonly discard: (subscriptionId: string) => void;
  readonly onMove: (keeper: RoomKeeper, before: RoomState) => void;
}

interface NotificationAddresses {
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
}
