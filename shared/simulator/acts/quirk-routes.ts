import { Hono } from 'hono';
import { isQuirkName, quirkNames } from '../quirks/catalogue.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ActRefusal, wrong } from './act-refusal.ts';
import * as schemas from './act-schemas.ts';
import { readBody } from './read-body.ts';

export function quirkRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json({ quirks: tenant.quirks.list() }));
  routes.post('/:name', async (c) => {
    const name = c.req.param('name');
    if (!isQuirkName(name)) throw new ActRefusal(404, [{ field: 'name', message: `'${name}' is none of ${quirkNames.join(', ')}` }]);
    const { on } = await readBody(c, schemas.quirkSchema);
    if (!tenant.quirks.turn(name, on)) throw wrong('on', 'it is always so; Graph knows no other way');
    return c.json(tenant.quirks.list().find((quirk) => quirk.name === name));
  });
  return routes;
}
