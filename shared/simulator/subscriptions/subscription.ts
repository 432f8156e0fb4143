import type { IdFormat } from '../tenant/event-id.ts';

export const changeKinds = ['created', 'updated', 'deleted'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** A subscription to the events of one mailbox's default calendar (facts 7.1.1, 7.1.2). */
export interface Subscription {
  readonly id: string;
  /** As it was asked for. */
  readonly resource: string;
  readonly mailboxId: string;
  /** In the order of `changeKinds`. */
  readonly changes: readonly ChangeKind[];
  readonly clientState: string | null;
  readonly notificationUrl: string;
  /** Null: nobody is told of its life (fact 7.4.2). */
  readonly lifecycleUrl: string | null;
  readonly tlsVersion: string;
  /** Of the ids in its notifications (fact 1.4.4). */
  readonly idFormat: IdFormat;
  readonly expiresMs: number;
  /** End of the token it delivers on (fact 7.3.9). */
  readonly tokenExpiresMs: number;
}
