import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { DoorState } from './door-store.ts';

const DoorContext = createContext<StoreApi<DoorState> | null>(null);

export function DoorProvider({ store, children }: { readonly store: StoreApi<DoorState>; readonly children: ReactNode }) {
  return <DoorContext value={store}>{children}</DoorContext>;
}

/** Draws again only when what `select` picks has changed. */
export function useDoor<T>(select: (state: DoorState) => T): T {
  const store = useContext(DoorContext);
  if (!store) throw new Error('useDoor needs a DoorProvider above it');
  return useStore(store, select);
}

/** A part of the view, for what is only drawn once there is a view. */
export function useView<T>(select: (view: DoorView) => T): T {
  return useDoor(({ view }) => {
    if (!view) throw new Error('useView needs a view');
    return select(view);
  });
}
