import type { DirectDoorAccess } from '../../../shared/config/door-config.ts';
import { type DirectDoor, type ExamineDoorDeps, examineDoor } from '../../../shared/doctor/examine-door.ts';
import type { ReportLine } from '../../../shared/doctor/report.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { createTenantFetch } from '../../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../../shared/simulator/http/tenant-handler.ts';
import { loadScenario } from '../../../shared/simulator/scenarios/scenarios.ts';
import { createTenant, type Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { contosoAccess } from '../../support/contoso-access.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { createRandom } from '../../support/house.ts';

export const address = 'http://tenant.test';

const door = { room: 'aurora@contoso.com', timeZone: 'Europe/Amsterdam', policy: defaultPolicy } as const;

export interface ExaminationOptions {
  /** What of the door, and of its sign-in, is otherwise. */
  readonly config?: Partial<Omit<DirectDoor, 'access'> & Omit<DirectDoorAccess, 'kind'>>;
  readonly tenant?: (tenant: Tenant) => void;
  /** Everything of the doctor's world that this case has otherwise. */
  readonly deps?: Partial<Omit<ExamineDoorDeps, 'config' | 'clock' | 'onLine' | 'fetch'>>;
  /** Stands between the doctor and the tenant, for what the tenant cannot play. */
  readonly between?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

export interface Examination {
  readonly lines: readonly ReportLine[];
  readonly tenant: Tenant;
}

/** Lets the doctor look at a simulated tenant, all in this process and on a driven clock. */
export async function examine({
  config: { room = door.room, timeZone = door.timeZone, policy = door.policy, ...signIn } = {},
  tenant: prepare,
  deps,
  between = (fetch) => fetch,
}: ExaminationOptions = {}): Promise<Examination> {
  const clock = createDrivenClock(Date.parse('2026-11-18T09:00:00Z'));
  const tenant = createTenant({ clock, random: createRandom(7) });
  loadScenario(tenant, 'busy-day');
  prepare?.(tenant);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  let lines: readonly ReportLine[] | null = null;
  const world: ExamineDoorDeps = {
    config: { room, timeZone, policy, access: { ...contosoAccess(address), ...signIn } },
    fetch: between(createTenantFetch(createTenantHandler(tenant))),
    probe: async () => ({ kind: 'reached', how: 'played' }),
    clock,
    newId,
    env: {},
    machineTimeZone: 'Europe/Amsterdam',
    mayWrite: false,
    processing: null,
    otherMailbox: null,
    onLine: () => {},
    ...deps,
  };
  const done = examineDoor(world, new AbortController().signal).then((report) => {
    lines = report;
  });
  while (lines === null) {
    await Promise.race([done, clock.settle()]);
    if (lines === null) await clock.advance(500);
  }
  return { lines, tenant };
}
