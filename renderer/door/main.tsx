import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../styles/colors.css';
import '../styles/base.css';
import '../styles/door.css';
import '../styles/status.css';
import '../styles/actions.css';
import '../styles/day-panel.css';
import '../styles/timeline.css';
import '../styles/blocks.css';
import '../styles/sheets.css';
import { createRoot } from 'react-dom/client';
import { later } from '../bridge/later.ts';
import { pickBridge } from '../bridge/pick-bridge.ts';
import { createDoorStore } from '../state/door-store.ts';
import { DoorProvider } from '../state/use-door.tsx';
import { DoorPage } from './door-page.tsx';

/** A page that broke is empty; it starts afresh, and not in a frenzy. */
const RESTART_MS = 5_000;

const store = createDoorStore(pickBridge(), later);
const root = document.getElementById('door');
if (!root) throw new Error('the page has no place for the door');

createRoot(root, { onUncaughtError: () => later(RESTART_MS, () => location.reload()) }).render(
  <DoorProvider store={store}>
    <DoorPage />
  </DoorProvider>,
);
