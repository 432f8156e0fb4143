import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { later } from '../bridge/later.ts';

/** A door that nobody touches goes back to what it is for. */
const IDLE_MS = 30_000;

export interface SheetProps {
  readonly name: 'offers' | 'days' | 'rise' | 'administrator' | 'identify';
  readonly title: string;
  readonly closeLabel: string;
  /** One step back. The same function at every drawing. */
  readonly onClose: () => void;
  /** Nobody has touched it for a while; `never` where the view says when it ends. Left out, it is a step back. */
  readonly onIdle?: (() => void) | 'never';
  /** Stands in the head beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A modal sheet: the browser's own dialog keeps the focus in it and closes it on Escape. Closes by itself when left alone. */
export function Sheet({ name, title, closeLabel, onClose, onIdle = onClose, aside, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isShown = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    heading.current?.focus();
    isShown.current = true;
    let cancel = (): void => {};
    const startAnew = (): void => {
      cancel();
      if (onIdle !== 'never') cancel = later(IDLE_MS, onIdle);
    };
    startAnew();
    const touches = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const touch of touches) element.addEventListener(touch, startAnew, { passive: true });
    return () => {
      cancel();
      for (const touch of touches) element.removeEventListener(touch, startAnew);
      isShown.current = false; // what closes now was not closed by a hand
      element.close(); // gives the focus back to whatever opened it
    };
  }, [onIdle]);
  return (
    <dialog ref={dialog} className={`sheet sheet-${name}`} aria-label={title} onClose={() => isShown.current && onClose()}>
      <header className="sheet-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {aside}
        <button type="button" className="quiet" onClick={onClose}>
          {closeLabel}
        </button>
      </header>
      {children}
    </dialog>
  );
}
