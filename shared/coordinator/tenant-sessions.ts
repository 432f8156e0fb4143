import type { CoordinatorTenant } from '../config/coordinator-config.ts';
import { createGraphSession, type GraphSession, type GraphSessionDeps } from '../graph/graph-session.ts';
import { SUBSCRIPTIONS_IN_FLIGHT } from './subscriptions/open-tenants.ts';

/** The coordinator's sign-ins to one tenant. Two, so that a thousand subscriptions to be made never keep a person at a door waiting. */
export interface TenantSessions {
  readonly forSubscriptions: GraphSession;
  readonly forDoors: GraphSession;
}

/** People at the doors of a whole tenant. */
const DOORS_IN_FLIGHT = 20;

/** By tenant id. Asks for nothing by itself. */
export function createTenantSessions(
  tenants: readonly CoordinatorTenant[],
  deps: Pick<GraphSessionDeps, 'fetch' | 'clock' | 'newId' | 'log' | 'onServerTime'>,
): ReadonlyMap<string, TenantSessions> {
  const session = (tenant: CoordinatorTenant, inFlight: number): GraphSession =>
    createGraphSession({ ...deps, access: { kind: 'direct', ...tenant }, inFlight });
  return new Map(
    tenants.map((tenant) => [
      tenant.tenantId,
      { forSubscriptions: session(tenant, SUBSCRIPTIONS_IN_FLIGHT), forDoors: session(tenant, DOORS_IN_FLIGHT) },
    ]),
  );
}
