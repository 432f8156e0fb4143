import { readUser } from '../../graph/graph-room-calendar.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import { createGraphSubscriptions, type GraphSubscriptions } from '../../graph/graph-subscriptions.ts';

/** What keeping subscriptions asks of one tenant. Everything throws `GraphError`. */
export interface SubscriptionClient {
  readonly subscriptions: GraphSubscriptions;
  /** Null where the directory may not be read. */
  objectIdOf(address: string, signal: AbortSignal): Promise<string | null>;
  /** Takes a new token for the calls to come, though the one in hand is good. */
  renewToken(): Promise<void>;
}

/** The session's own limit of requests in flight holds; `SUBSCRIPTIONS_IN_FLIGHT` is a good one. */
export function createSubscriptionClient(session: Pick<GraphSession, 'transportApart' | 'tokens'>): SubscriptionClient {
  const transport = session.transportApart(); // what subscriptions are told to wait for is nothing to other calls
  return {
    subscriptions: createGraphSubscriptions(transport),
    objectIdOf: async (address, signal) => (await readUser(transport, address, signal))?.id ?? null,
    async renewToken() {
      await session.tokens.replaceToken(await session.tokens.getToken(), null);
    },
  };
}
