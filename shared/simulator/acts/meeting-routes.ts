import { Hono } from 'hono';
import type { Tenant } from '../tenant/tenant.ts';
import * as schemas from './act-schemas.ts';
import { createMeetingActs } from './meeting-acts.ts';
import { readBody, sentOnly } from './read-body.ts';

export function meetingRoutes(tenant: Tenant): Hono {
  const acts = createMeetingActs(tenant);
  const routes = new Hono();
  const ok = { done: true } as const;
  routes.post('/', async (c) => c.json({ meeting: acts.create(await readBody(c, schemas.newMeetingSchema)) }, 201));
  routes.post('/:meeting/move', async (c) => {
    acts.move(c.req.param('meeting'), await readBody(c, schemas.moveSchema));
    return c.json(ok);
  });
  routes.post('/:meeting/change', async (c) => {
    acts.change(c.req.param('meeting'), sentOnly(await readBody(c, schemas.changeSchema)));
    return c.json(ok);
  });
  routes.post('/:meeting/cancel', async (c) => {
    acts.cancel(c.req.param('meeting'), (await readBody(c, schemas.cancelSchema)).date);
    return c.json(ok);
  });
  routes.post('/:meeting/invite', async (c) => {
    const { who, date } = await readBody(c, schemas.guestSchema);
    acts.invite(c.req.param('meeting'), who, date);
    return c.json(ok);
  });
  routes.post('/:meeting/uninvite', async (c) => {
    const { who, date } = await readBody(c, schemas.guestSchema);
    acts.uninvite(c.req.param('meeting'), who, date);
    return c.json(ok);
  });
  return routes;
}
