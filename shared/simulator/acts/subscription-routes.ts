import { type Context, Hono } from 'hono';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { missing } from './act-refusal.ts';
import * as schemas from './act-schemas.ts';
import { readBody } from './read-body.ts';

const shown = ({ expiresMs, tokenExpiresMs, clientState: _secret, ...rest }: Subscription) => ({
  ...rest,
  expires: new Date(expiresMs).toISOString(),
  tokenExpires: new Date(tokenExpiresMs).toISOString(),
});

/** Subscriptions as nobody but their service sees them. */
export function subscriptionRoutes(tenant: Tenant): Hono {
  const { book, scores, deliveries, lifecycle } = tenant.subscriptions;
  const routes = new Hono();
  const subscriptionOf = (c: Context): Subscription => {
    const id = c.req.param('id') ?? '';
    const found = book.find(id);
    if (!found) throw missing('id', id);
    return found;
  };
  routes.get('/', (c) => c.json({ subscriptions: book.all().map(shown), hosts: scores.all(), deliveries: deliveries.counts() }));
  routes.get('/deliveries', (c) => c.json({ deliveries: deliveries.latest() }));
  routes.post('/:id/lifecycle', async (c) => {
    const { event } = await readBody(c, schemas.lifecycleSchema);
    lifecycle.tell(subscriptionOf(c), event);
    return c.json({ done: true });
  });
  // Without a word to anybody: what a client finds out by asking.
  routes.delete('/:id', (c) => {
    book.remove(subscriptionOf(c).id);
    return c.json({ done: true });
  });
  return routes;
}
