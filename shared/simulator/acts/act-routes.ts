import { Hono } from 'hono';
import type { Tenant } from '../tenant/tenant.ts';
import { ActRefusal } from './act-refusal.ts';
import { faultRoutes } from './fault-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { quirkRoutes } from './quirk-routes.ts';
import { roomRoutes } from './room-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { tenantRoutes } from './tenant-routes.ts';

/** The acts under `/sim`: docs/simulator.md. */
export function createActRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.use(async (_context, next) => {
    tenant.catchUp();
    await next();
  });
  routes.route('/meetings', meetingRoutes(tenant));
  routes.route('/rooms', roomRoutes(tenant));
  routes.route('/faults', faultRoutes(tenant));
  routes.route('/quirks', quirkRoutes(tenant));
  routes.route('/subscriptions', subscriptionRoutes(tenant));
  routes.route('/', tenantRoutes(tenant));
  routes.all('*', () => {
    throw new ActRefusal(404, [{ field: 'path', message: 'there is no such act; see docs/simulator.md' }]);
  });
  routes.onError((error, c) => {
    if (error instanceof ActRefusal) return c.json({ problems: error.problems }, error.status);
    throw error;
  });
  return routes;
}
