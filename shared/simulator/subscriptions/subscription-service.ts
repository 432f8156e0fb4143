import type { Agenda } from '../tenant/agenda.ts';
import type { Oddities } from '../tenant/oddities.ts';
import type { RandomValues } from '../tenant/random-values.ts';
import type { Setting } from '../tenant/setting.ts';
import type { SimClock } from '../tenant/sim-clock.ts';
import type { Switches } from '../tenant/switches.ts';
import { createChangeNotifier, type Write } from './change-notifier.ts';
import { createDelivery } from './delivery.ts';
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts';
import { createHostScores, type HostScores } from './host-scores.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { strangersItem } from './notification-item.ts';
import type { Subscription } from './subscription.ts';
import { createSubscriptionBook, type SubscriptionBook } from './subscription-book.ts';
import { createSubscriptionLimits, type SubscriptionLimits } from './subscription-limits.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** All of Graph that has to do with subscriptions, behind its operations (facts 7). */
export interface SubscriptionService {
  readonly book: SubscriptionBook;
  readonly limits: SubscriptionLimits;
  readonly webhooks: Webhooks;
  readonly lifecycle: Lifecycle;
  readonly scores: HostScores;
  readonly deliveries: DeliveryLog;
  /** Adds it, or takes it in place of the one of the same id, and reminds its owner in time. */
  keep(subscription: Subscription): void;
  /** A mailbox was written to. */
  changed(mailboxId: string, write: Write): void;
}

export interface SubscriptionServiceDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: SimClock;
  readonly agenda: Agenda;
  readonly values: RandomValues;
  readonly switches: Setting<Switches>;
  readonly oddities: Setting<Oddities>;
  random(): number;
  mayReach(mailboxId: string): boolean;
  tenantId(): string;
  onChange(): void;
}

export function createSubscriptionService(deps: SubscriptionServiceDeps): SubscriptionService {
  const { fetch, clock, agenda, values, switches, oddities, random, mayReach, tenantId, onChange } = deps;
  const nowMs = () => clock.nowMs();
  const book = createSubscriptionBook({ nowMs, onChange });
  const webhooks = createWebhooks({ fetch, clock });
  const scores = createHostScores(nowMs);
  const deliveries = createDeliveryLog();
  const delivery = createDelivery({
    agenda,
    book,
    webhooks,
    scores,
    log: deliveries,
    switches,
    nowMs,
    strangers: () => (switches.current.notificationsMixTenants ? [strangersItem({ values, clock })] : []),
    onDropped(items) {
      for (const { subscriptionId, event } of items) if (event === null) lifecycle.missed(subscriptionId);
    },
  });
  const lifecycle: Lifecycle = createLifecycle({ agenda, book, delivery, switches, oddities, nowMs, random, tenantId });
  return {
    book,
    limits: createSubscriptionLimits(nowMs),
    webhooks,
    lifecycle,
    scores,
    deliveries,
    keep(subscription) {
      book.put(subscription);
      lifecycle.watch(subscription);
    },
    changed: createChangeNotifier({ book, delivery, lifecycle, switches, mayReach, nowMs, random, tenantId }),
  };
}
