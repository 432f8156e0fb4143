import type { Later } from '../bridge/later.ts';
import type { TenantApi } from './tenant-api.ts';
import type { TenantState } from './tenant-state.ts';

const RETRY_MS = 2_000;

export interface FollowTenantDeps {
  readonly readState: TenantApi['readState'];
  readonly later: Later;
  readonly date: string | null;
  readonly onState: (state: TenantState) => void;
  readonly onLost: () => void;
}

/** Asks for news over and over until the signal aborts. A tenant that was away may have begun anew, so it is asked from nothing. */
export async function followTenant({ readState, later, date, onState, onLost }: FollowTenantDeps, signal: AbortSignal): Promise<void> {
  let since = 0;
  while (!signal.aborted) {
    try {
      const state = await readState({ since, date }, signal);
      if (signal.aborted) return;
      since = state.revision;
      onState(state);
    } catch {
      if (signal.aborted) return;
      since = 0;
      onLost();
      await new Promise<void>((resolve) => later(RETRY_MS, resolve));
    }
  }
}
