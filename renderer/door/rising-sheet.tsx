import type { ReactNode } from 'react';
import { Sheet } from '../parts/sheet.tsx';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** A sheet of the stack: rises where the thumb is, goes one step back, and back to the door when nobody touches it. */
export function RisingSheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const back = useDoor((state) => state.back);
  const closeSheets = useDoor((state) => state.closeSheets);
  const { close } = useWords().offer;
  return (
    <Sheet name="rise" title={title} closeLabel={close} onClose={back} onIdle={closeSheets}>
      {children}
    </Sheet>
  );
}
