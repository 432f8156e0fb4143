import { Hono } from 'hono';
import { isScenarioName, loadScenario, scenarioNames } from '../scenarios/scenarios.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ActRefusal, missing } from './act-refusal.ts';
import * as schemas from './act-schemas.ts';
import { readBody, sentOnly } from './read-body.ts';
import { tenantState } from './state.ts';
import { switchesSchema } from './switches-schema.ts';

const LONGEST_WAIT_MS = 30_000;

/** Answers once something is newer than `since`, or when the wait is over. */
async function waitForNews(tenant: Tenant, since: number, waitMs: number, signal: AbortSignal): Promise<void> {
  if (tenant.revision.current > since) return;
  const over = new AbortController();
  const stop = tenant.revision.onNext(() => over.abort());
  await tenant.clock.sleep(Math.min(waitMs, LONGEST_WAIT_MS), AbortSignal.any([over.signal, signal]));
  stop();
}

export function tenantRoutes(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get('/state', async (c) => {
    await waitForNews(tenant, Number(c.req.query('since') ?? 0), Number(c.req.query('waitMs') ?? 0), c.req.raw.signal);
    return c.json(tenantState(tenant, c.req.query('date') ?? null, scenarioNames));
  });
  routes.get('/people', (c) => c.json({ people: tenant.directory.people() }));
  routes.get('/notices', (c) => c.json({ notices: tenant.notices.all() }));
  routes.get('/clock', (c) => c.json({ now: new Date(tenant.clock.nowMs()).toISOString() }));
  routes.post('/clock', async (c) => {
    const wanted = await readBody(c, schemas.clockSchema);
    if ('set' in wanted) tenant.clock.set(Date.parse(wanted.set));
    else tenant.clock.step(wanted.stepMs);
    tenant.catchUp();
    tenant.revision.bump();
    return c.json({ now: new Date(tenant.clock.nowMs()).toISOString() });
  });
  routes.get('/scenarios', (c) => c.json({ scenarios: scenarioNames }));
  routes.post('/scenarios/:name', async (c) => {
    const name = c.req.param('name');
    const { room } = await readBody(c, schemas.scenarioSchema);
    if (room !== undefined && !tenant.directory.room(room)) throw missing('room', room);
    if (!isScenarioName(name)) throw new ActRefusal(404, [{ field: 'name', message: `'${name}' is none of ${scenarioNames.join(', ')}` }]);
    return c.json(loadScenario(tenant, name, room));
  });
  routes.get('/requests', (c) =>
    c.json({ requests: tenant.requests.latest(), counts: tenant.requests.counts(), mostInFlight: tenant.requests.mostInFlight() }),
  );
  routes.delete('/requests', (c) => {
    tenant.requests.clear();
    return c.json({ done: true });
  });
  routes.get('/attendant', (c) => c.json({ ...tenant.attendantSettings.current, pending: tenant.attendant.pendingCount }));
  routes.patch('/attendant', async (c) => {
    tenant.attendantSettings.change(sentOnly(await readBody(c, schemas.attendantSchema)));
    return c.json({ ...tenant.attendantSettings.current, pending: tenant.attendant.pendingCount });
  });
  routes.post('/attendant/step', (c) => c.json({ acted: tenant.attendant.step(), pending: tenant.attendant.pendingCount }));
  routes.get('/switches', (c) => c.json(tenant.switches.current));
  routes.patch('/switches', async (c) => {
    tenant.switches.change(sentOnly(await readBody(c, switchesSchema)));
    return c.json(tenant.switches.current);
  });
  routes.get('/app', (c) => c.json(tenant.app.current));
  routes.patch('/app', async (c) => {
    const { secretExpires, ...rest } = await readBody(c, schemas.appSchema);
    tenant.app.change(
      sentOnly({ ...rest, secretExpiresMs: typeof secretExpires === 'string' ? Date.parse(secretExpires) : secretExpires }),
    );
    return c.json(tenant.app.current);
  });
  return routes;
}
