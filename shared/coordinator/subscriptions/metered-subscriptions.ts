import { GraphError } from '../../graph/graph-error.ts';
import type { GraphSubscriptions } from '../../graph/graph-subscriptions.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { Pace } from './pace.ts';

export interface MeteredDeps {
  readonly subscriptions: GraphSubscriptions;
  /** All are awaited before each call but those of lists. */
  readonly paces: readonly Pace[];
  readonly listPace: Pace;
  readonly metrics: Pick<CoordinatorMetrics, 'subscriptionCall'>;
}

export interface MeteredSubscriptions extends Omit<GraphSubscriptions, 'list'> {
  list(signal: AbortSignal): ReturnType<GraphSubscriptions['list']>;
}

type Operation = Parameters<CoordinatorMetrics['subscriptionCall']>[0];

/** Subscription calls in step with Graph's limits [7.1.8], and counted. */
export function createMeteredSubscriptions({ subscriptions, paces, listPace, metrics }: MeteredDeps): MeteredSubscriptions {
  const counted = async <T>(operation: Operation, answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer;
      metrics.subscriptionCall(operation, 'ok');
      return value;
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind === 'aborted') throw error;
      metrics.subscriptionCall(operation, 'failed');
      throw error;
    }
  };

  const inTurn = async <T>(operation: Operation, call: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    for (const pace of paces) await pace.turn(signal);
    return counted(operation, call());
  };

  return {
    create: (wanted, signal) => inTurn('create', () => subscriptions.create(wanted, signal), signal),
    renew: (id, expiresMs, signal) => inTurn('renew', () => subscriptions.renew(id, expiresMs, signal), signal),
    remove: (id, signal) => inTurn('delete', () => subscriptions.remove(id, signal), signal),
    list: (signal) => counted('list', subscriptions.list(listPace.turn, signal)),
  };
}
