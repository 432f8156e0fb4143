import { createContext, type ReactNode, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { TenantApi } from './tenant-api.ts';
import type { OutlookState } from './tenant-store.ts';

interface Outlook {
  readonly store: StoreApi<OutlookState>;
  readonly readRequests: TenantApi['readRequests'];
}

const OutlookContext = createContext<Outlook | null>(null);

export function OutlookProvider({ outlook, children }: { readonly outlook: Outlook; readonly children: ReactNode }) {
  return <OutlookContext value={outlook}>{children}</OutlookContext>;
}

function useContextOrThrow(): Outlook {
  const outlook = useContext(OutlookContext);
  if (!outlook) throw new Error('the Outlook page needs its provider');
  return outlook;
}

export const useOutlook = <Part,>(select: (state: OutlookState) => Part): Part => useStore(useContextOrThrow().store, select);

export const useReadRequests = (): TenantApi['readRequests'] => useContextOrThrow().readRequests;
