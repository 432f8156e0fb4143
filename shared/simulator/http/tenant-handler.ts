import { type Context, Hono } from 'hono';
import { createActRoutes } from '../acts/act-routes.ts';
import { refuse } from '../graph/graph-refusal.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Operation } from './call.ts';
import { createGate } from './gate.ts';
import { graphOperations, signInOperations } from './operations.ts';

export interface TenantHandlerOptions {
  /** Answers what is neither Microsoft's nor ours, for example the Outlook page; null says 404. */
  readonly pages?: ((request: Request) => Promise<Response | null>) | null;
}

/** One spelling for each path: `delta()` and `microsoft.graph.delta()` are `delta` (fact 1.2.2), `roomlist` is `roomList` (fact 5.2.1). */
const pathOf = (request: Request): string => {
  const start = request.url.indexOf('/', 8);
  const end = request.url.indexOf('?', start);
  return request.url
    .slice(start, end === -1 ? undefined : end)
    .replace(/\/(?:microsoft\.graph\.)?(\w+)\(\)$/, '/$1')
    .replace('/microsoft.graph.delta', '/delta')
    .replace(/\/(?:microsoft\.)?graph\.roomlist\b/i, '/microsoft.graph.roomList');
};

const unknownOperation: Operation = {
  isGraph: true,
  name: 'unknown',
  method: 'GET',
  paths: [],
  run({ url }) {
    throw refuse.noSuchPath(`Resource not found for the segment '${url.pathname.split('/').at(-1)}'.`);
  },
};

/** The whole tenant as one web-standard function: sign-in, Graph, the acts under `/sim`, and pages. A dropped answer rejects with AnswerDropped. */
export function createTenantHandler(tenant: Tenant, { pages = null }: TenantHandlerOptions = {}): (request: Request) => Promise<Response> {
  const gate = createGate(tenant);
  const app = new Hono({ getPath: pathOf });
  const serve = (operation: Operation) => (context: Context) => gate.pass(context.req.raw, operation, context.req.param());

  for (const operation of [...graphOperations, ...signInOperations]) app.on(operation.method, [...operation.paths], serve(operation));
  app.all('/v1.0/*', serve(unknownOperation));
  app.route('/sim', createActRoutes(tenant));
  app.notFound(async (context) => (await pages?.(context.req.raw)) ?? context.text('Not found', 404));
  app.onError((error) => {
    throw error;
  });
  return async (request) => app.fetch(request);
}
