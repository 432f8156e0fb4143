import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';

/** Asks the simulator's log which fault spoiled an answer. */
export const spoiledIn =
  ({ requests }: Pick<Tenant, 'requests'>) =>
  (requestId: string): string | null =>
    requests.latest().findLast((request) => request.requestId === requestId)?.spoiledBy ?? null;
