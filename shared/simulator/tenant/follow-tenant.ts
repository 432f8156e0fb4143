import type { Tenant } from './tenant.ts';

const LONGEST_SLEEP_MS = 60_000;

/** Lets the booking attendant and late effects happen on time, also while nobody asks; until the signal aborts. */
export async function followTenant(tenant: Tenant, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    tenant.catchUp();
    const dueMs = [tenant.agenda.nextDueMs(), tenant.attendant.nextDueMs()].filter((ms) => ms !== null);
    const waitMs = Math.min(LONGEST_SLEEP_MS, ...dueMs.map((ms) => ms - tenant.clock.nowMs()));
    const news = new AbortController();
    const stop = tenant.revision.onNext(() => news.abort());
    await tenant.clock.sleep(Math.max(1, waitMs), AbortSignal.any([signal, news.signal]));
    stop();
  }
}
