import { z } from 'zod';
import { type Page, readAllPages } from './all-pages.ts';
import type { GraphTarget } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import type { GraphTransport } from './graph-transport.ts';
import { type GraphSubscription, grantSchema, type SubscriptionGrant, subscriptionPageSchema } from './subscription-schema.ts';

/** The subscriptions of one app in one tenant. Everything throws `GraphError`, with `subscriptionTrouble` where Graph names one [7]. */
export interface GraphSubscriptions {
  /** The answer comes once Graph has shaken hands with both addresses [7.2.2]. */
  create(wanted: WantedSubscription, signal: AbortSignal): Promise<SubscriptionGrant>;
  /** Asks for another expiry, which also gives Graph a fresh token for it [7.4.3]. Null where there is no such subscription any more. */
  renew(id: string, expiresMs: number, signal: AbortSignal): Promise<SubscriptionGrant | null>;
  /** Gone already counts as done. */
  remove(id: string, signal: AbortSignal): Promise<void>;
  /** All pages, or nothing. `beforePage` is awaited before each: lists are throttled more than anything else [7.1.8]. */
  list(beforePage: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<readonly GraphSubscription[]>;
}

export interface WantedSubscription {
  /** Such as `/users/{id}/events` [7.1.2]. */
  readonly resource: string;
  readonly notificationUrl: string;
  /** Cannot be added later [7.4.2]. */
  readonly lifecycleNotificationUrl: string;
  /** At most 128 characters [7.1.6]. */
  readonly clientState: string;
  readonly expiresMs: number;
}

/** 10,000 rooms at 20 a page, and as many again. */
const PAGE_CAP = 1_000;

export function createGraphSubscriptions(transport: Pick<GraphTransport, 'call'>): GraphSubscriptions {
  const all: GraphTarget = { kind: 'path', path: '/subscriptions', query: {} };
  const one = (id: string): GraphTarget => ({ kind: 'path', path: `/subscriptions/${encodeURIComponent(id)}`, query: {} });

  return {
    create({ expiresMs, ...wanted }, signal) {
      const body = JSON.stringify({
        ...wanted,
        changeType: 'created,updated,deleted',
        expirationDateTime: new Date(expiresMs).toISOString(),
        latestSupportedTlsVersion: 'v1_2',
      });
      const call = { operation: 'createSubscription', method: 'POST', target: all, subject: 'subscription', body } as const;
      return transport.call(call, grantSchema, signal);
    },

    renew(id, expiresMs, signal) {
      const body = JSON.stringify({ expirationDateTime: new Date(expiresMs).toISOString() });
      const call = { operation: 'renewSubscription', method: 'PATCH', target: one(id), subject: 'subscription', body } as const;
      return orNullIfGone(transport.call(call, grantSchema, signal));
    },

    async remove(id, signal) {
      const call = { operation: 'deleteSubscription', method: 'DELETE', target: one(id), subject: 'subscription' } as const;
      await orNullIfGone(transport.call(call, z.unknown(), signal));
    },

    list(beforePage, signal) {
      return readAllPages(async (link): Promise<Page<GraphSubscription>> => {
        await beforePage(signal);
        const target: GraphTarget = link === null ? all : { kind: 'link', url: link };
        const call = { operation: 'listSubscriptions', method: 'GET', target, subject: 'subscription' } as const;
        return transport.call(call, subscriptionPageSchema, signal);
      }, PAGE_CAP);
    },
  };
}

/** `ResourceNotFound` is also what Graph says of a room that it does not find; here it can only be the subscription. */
async function orNullIfGone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GraphError && error.facts.status === 404) return null;
    if (error instanceof GraphError && error.facts.status === 410) return null;
    throw error;
  }
}
