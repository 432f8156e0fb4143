import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import { type EventRef, eventIdOf } from '../tenant/event-id.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { ChangeKind, LifecycleEvent, Subscription } from './subscription.ts';

/** An item on its way: the subscription is looked up when it is sent, for it may have been renewed or removed. */
export interface Outgoing {
  readonly subscriptionId: string;
  /** Null for a change. */
  readonly event: LifecycleEvent | null;
  /** The subscription as it was when it was removed, where that is the news. */
  readonly removed: Subscription | null;
  write(subscription: Subscription): ChangeNotification;
}

/** Seven digits, and the offset written out (fact 7.3.1, as recorded). */
const instantText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 23)}0000+00:00`;

const common = ({ id, expiresMs, clientState }: Subscription, tenantId: string) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: instantText(expiresMs),
  clientState,
  tenantId,
});

/** What of a mailbox changed. */
export interface ChangedEvent {
  readonly mailboxId: string;
  readonly ref: EventRef;
  readonly etag: string;
}

/** Fact 7.3.1. */
export function changeItem(
  subscription: Subscription,
  kind: ChangeKind,
  { mailboxId, ref, etag }: ChangedEvent,
  tenantId: string,
): Outgoing {
  const id = eventIdOf(mailboxId, ref, subscription.idFormat);
  const resource = `Users/${mailboxId}/Events/${id}`;
  const resourceData = { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': etag, id };
  return {
    subscriptionId: subscription.id,
    event: null,
    removed: null,
    write: (current) => ({ ...common(current, tenantId), changeType: kind, resource, resourceData }),
  };
}

/** Fact 7.4.1. */
export function lifecycleItem(subscription: Subscription, event: LifecycleEvent, tenantId: string): Outgoing {
  return {
    subscriptionId: subscription.id,
    event,
    removed: event === 'subscriptionRemoved' ? subscription : null,
    write: (current) => ({ ...common(current, tenantId), lifecycleEvent: event }),
  };
}

/** Fact 7.3.1: what another tenant of the same app has in the same body. */
export function strangersItem({ values, clock }: Pick<Tenant, 'values' | 'clock'>): ChangeNotification {
  const resource = `Users/${values.guid()}/Events/AAMkAD${values.guid()}=`;
  return {
    subscriptionId: values.guid(),
    subscriptionExpirationDateTime: instantText(clock.nowMs() + 86_400_000),
    clientState: values.guid(),
    tenantId: values.guid(),
    changeType: 'updated',
    resource,
  };
}
