import type { DoorConfig } from '../../../shared/config/door-config.ts';
import { type ExamineDoorDeps, examineDoor } from '../../../shared/doctor/examine-door.ts';
import type { ReportLine } from '../../../shared/doctor/report.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { createTenantFetch } from '../../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../../shared/simulator/http/tenant-handler.ts';
import { loadScenario } from '../../../shared/simulator/scenarios/scenarios.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import { createTenant, type Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { createRandom } from '../../support/house.ts';

export const address = 'http://tenant.test';

const doorConfig: DoorConfig = {
  room: 'aurora@contoso.com',
  tenantId: contosoApp.tenantId,
  clientId: contosoApp.clientId,
  credential: { kind: 'secret', secret: contosoApp.secret },
  cloud: { login: address, graph: address },
  timeZone: 'Europe/Amsterdam',
  coordinator: null,
  dataDir: '/nowhere',
  administratorPin: null,
  actionPin: null,
  policy: defaultPolicy,
};

export interface ExaminationOptions {
  readonly config?: Partial<DoorConfig>;
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
  config,
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
    config: { ...doorConfig, ...config },
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
