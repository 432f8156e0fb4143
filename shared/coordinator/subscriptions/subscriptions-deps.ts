import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import type { SubscriptionClient } from './subscription-client.ts';

export interface SubscriptionsDeps {
  readonly store: {
    readonly subscriptions: CoordinatorStore['subscriptions'];
    readonly rooms: Pick<CoordinatorStore['rooms'], 'resolved'>;
  };
  /** Without a trailing slash; null subscribes to nothing. */
  readonly publicAddress: string | null;
  /** By tenant id, every tenant that there is a credential for, also one without rooms: Graph may have strays there. */
  readonly clients: ReadonlyMap<string, SubscriptionClient>;
  /** Calls at a time in each tenant. */
  readonly inFlight?: number;
  /** Random, 128 characters at most. */
  readonly newClientState: () => string;
  /** The room may have changed while nobody was told. */
  readonly hint: (roomId: string) => void;
  /** Right by Graph, which says until when a subscription lives. */
  readonly clock: Clock;
  /** As it is: that it was set, or that the machine slept, is to be noticed, and that Graph has set `clock` right is not. */
  readonly machineClock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: Pick<CoordinatorMetrics, 'subscriptionCall'>;
}
