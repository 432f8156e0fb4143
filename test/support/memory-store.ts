import type { CoordinatorStore } from '../../shared/coordinator/store/coordinator-store.ts';
import { openStore } from '../../shared/coordinator/store/open-store.ts';
import { silentLog } from '../../shared/runtime/log.ts';

/** The real store, with nothing on the disk. */
export const openMemoryStore = (): Promise<CoordinatorStore> => openStore({ path: ':memory:', log: silentLog, nowMs: () => 0 });
