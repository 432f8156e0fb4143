import { z } from 'zod';
import type { Page } from './all-pages.ts';
import { graphInstantSchema } from './graph-time.ts';

/** A subscription as Graph tells of it; its `clientState` never comes back [7.1.6]. */
export interface GraphSubscription {
  readonly id: string;
  readonly resource: string;
  readonly notificationUrl: string;
  /** As granted, epoch milliseconds; null where Graph's text is no time. */
  readonly expiresMs: number | null;
}

/** An odd one must not hide the others, so only the id is insisted on. */
const listedSchema = z
  .object({
    id: z.string().min(1),
    resource: z.string().catch(''),
    notificationUrl: z.string().catch(''),
    expirationDateTime: graphInstantSchema,
  })
  .transform(({ expirationDateTime, ...rest }): GraphSubscription => ({ ...rest, expiresMs: expirationDateTime }));

export const subscriptionPageSchema = z
  .object({ value: z.array(listedSchema), '@odata.nextLink': z.string().min(1).nullish() })
  .transform((page): Page<GraphSubscription> => ({ items: page.value, nextLink: page['@odata.nextLink'] ?? null }));

/** What was granted: without an expiry nobody knows when to renew, and none is ever assumed. */
export const grantSchema = z
  .object({ id: z.string().min(1), expirationDateTime: graphInstantSchema })
  .transform(({ id, expirationDateTime }, context): SubscriptionGrant => {
    if (expirationDateTime === null) context.addIssue({ code: 'custom', message: 'not a time', path: ['expirationDateTime'] });
    return { id, expiresMs: expirationDateTime ?? 0 };
  });

export interface SubscriptionGrant {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly expiresMs: number;
}
