import { type ReactNode, useEffect, useRef } from 'react';
import { later } from '../bridge/later.ts';

/** A door that nobody touches goes back to what it is for. */
const IDLE_MS = 30_000;

export interface SheetProps {
  readonly name: 'offers' | 'days';
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Stands in the head beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A modal sheet: the browser's own dialog keeps the focus in it and closes it on Escape. Closes by itself when left alone. */
export function Sheet({ name, title, closeLabel, onClose, aside, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    let cancel = later(IDLE_MS, onClose);
    const startAnew = (): void => {
      cancel();
      cancel = later(IDLE_MS, onClose);
    };
    const touches = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const touch of touches) element.addEventListener(touch, startAnew, { passive: true });
    return () => {
      cancel();
      for (const touch of touches) element.removeEventListener(touch, startAnew);
    };
  }, [onClose]);
  return (
    <dialog ref={dialog} className={`sheet sheet-${name}`} aria-label={title} onClose={onClose}>
      <header className="sheet-head">
        <h2>{title}</h2>
        {aside}
        <button type="button" className="quiet" onClick={onClose}>
          {closeLabel}
        </button>
      </header>
      {children}
    </dialog>
  );
}
