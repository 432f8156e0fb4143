import { useLoaded } from '../parts/use-loaded.ts';
import { useDoor, useView } from '../state/use-door.tsx';

const loadStack = () => import('./sheet-stack.tsx');
const loadAdministrator = () => import('./administrator-sheet.tsx');
const loadIdentify = () => import('./identify-sheet.tsx');

/** Whatever lies above the door. None of it is loaded before it is first wanted. */
export function SheetHost() {
  const isAnyOpen = useDoor(({ sheets }) => sheets.length > 0);
  const closeSheets = useDoor((state) => state.closeSheets);
  const isAdministrator = useView((view) => view.administrator !== null);
  const isIdentifying = useView((view) => view.identify !== null);
  const stack = useLoaded(loadStack, isAnyOpen, closeSheets);
  const administrator = useLoaded(loadAdministrator, isAdministrator, nothing);
  const identify = useLoaded(loadIdentify, isIdentifying, nothing);
  return (
    <>
      {isAdministrator && administrator ? <administrator.AdministratorSheet /> : null}
      {isAnyOpen && stack ? <stack.SheetStack /> : null}
      {isIdentifying && identify ? <identify.IdentifySheet /> : null}
    </>
  );
}

const nothing = (): void => {};
