import { Hono } from 'hono';
import { faultKinds, faultRuleSchema } from '../faults/fault.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { missing } from './act-refusal.ts';
import { readBody } from './read-body.ts';

export function faultRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json({ faults: tenant.faults.list(), kinds: faultKinds }));
  routes.post('/', async (c) => c.json(tenant.faults.add(await readBody(c, faultRuleSchema)), 201));
  routes.delete('/', (c) => {
    tenant.faults.clear();
    return c.json({ done: true });
  });
  routes.delete('/:id', (c) => {
    const id = c.req.param('id');
    if (!tenant.faults.remove(id)) throw missing('id', id);
    return c.json({ done: true });
  });
  return routes;
}
