import { createGraphSession } from '../../../shared/graph/graph-session.ts';
import type { GraphTransport } from '../../../shared/graph/graph-transport.ts';
import { systemClock } from '../../../shared/runtime/clock.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { contosoAccess } from '../../support/contoso-access.ts';

export interface PublishedTenant {
  readonly transport: GraphTransport;
  /** Bodies sent to Graph, parsed. */
  readonly sent: readonly unknown[];
}

/** A coordinator's session with a tenant whose Graph has one answer to everything. */
export function openPublishedTenant(answer: () => Response): PublishedTenant {
  const sent: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname.endsWith('/token'))
      return Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'token' });
    const text = await request.text();
    if (text !== '') sent.push(JSON.parse(text));
    return answer();
  };
  const session = createGraphSession({
    access: contosoAccess('http://tenant.test'),
    fetch,
    clock: systemClock,
    newId: () => 'example',
    log: silentLog,
    onServerTime() {},
  });
  return { transport: session.transportApart(), sent };
}
