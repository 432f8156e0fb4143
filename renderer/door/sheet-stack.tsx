import { assertNever } from '../../shared/kit/assert-never.ts';
import type { SheetAsk } from '../state/sheet-ask.ts';
import { useDoor } from '../state/use-door.tsx';
import { BookLaterSheet } from './book-later-sheet.tsx';
import { ConfirmSheet } from './confirm-sheet.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';
import { PinSheet } from './pin-sheet.tsx';
import { RoomsSheet } from './rooms-sheet.tsx';

/** The topmost sheet; those below it come back one by one. */
export function SheetStack() {
  const sheets = useDoor((state) => state.sheets);
  const top = sheets.at(-1);
  return top ? <OneSheet key={`${sheets.length} ${top.kind}`} sheet={top} /> : null;
}

function OneSheet({ sheet }: { readonly sheet: SheetAsk }) {
  switch (sheet.kind) {
    case 'bookLater':
      return <BookLaterSheet sheet={sheet} />;
    case 'meeting':
      return <MeetingSheet sheet={sheet} />;
    case 'confirm':
      return <ConfirmSheet sheet={sheet} />;
    case 'rooms':
      return <RoomsSheet sheet={sheet} />;
    case 'pin':
      return <PinSheet sheet={sheet} />;
    default:
      return assertNever(sheet);
  }
}
