import type { DirectAccess } from '../../shared/graph/graph-access.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';

/** The simulated tenant's own app, with login and Graph at one address. */
export function contosoAccess(origin: string): DirectAccess {
  const { tenantId, clientId, secret } = contosoApp;
  return { kind: 'direct', tenantId, clientId, credential: { kind: 'secret', secret }, cloud: { login: origin, graph: origin } };
}
