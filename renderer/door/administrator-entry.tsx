import { type DOMAttributes, useCallback, useEffect, useRef } from 'react';
import { later } from '../bridge/later.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** Nobody rests a finger on a room's name for so long by chance. */
const HOLD_MS = 2_000;

function useOpenPad(): (() => void) | null {
  const open = useDoor((state) => state.open);
  const isThere = useView(({ hasAdministrator, administrator }) => hasAdministrator && !administrator);
  const openPad = useCallback(() => open({ kind: 'pin', command: { kind: 'unlock', pin: '' }, trouble: null }), [open]);
  return isThere ? openPad : null;
}

/** What the room's name listens to: a long hold asks for the administrator's PIN. */
export function useAdministratorHold(): DOMAttributes<HTMLElement> {
  const openPad = useOpenPad();
  const cancel = useRef<() => void>(() => {});
  const letGo = useCallback(() => cancel.current(), []);
  useEffect(() => letGo, [letGo]);
  if (!openPad) return {};
  return {
    onPointerDown: () => {
      cancel.current = later(HOLD_MS, openPad);
    },
    onPointerUp: letGo,
    onPointerLeave: letGo,
    onPointerCancel: letGo,
    onContextMenu: (event) => event.preventDefault(), // what a held finger is elsewhere
  };
}

/** The same for the keyboard and for whoever has the door read aloud: out of sight until the focus is on it. */
export function AdministratorEntry() {
  const openPad = useOpenPad();
  const { enter } = useWords().administrator;
  if (!openPad) return null;
  return (
    <button type="button" className="quiet administrator-entry" aria-haspopup="dialog" onClick={openPad}>
      {enter}
    </button>
  );
}
