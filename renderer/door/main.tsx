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
import '../styles/rise.css';
import '../styles/administrator.css';
import '../styles/enrolling.css';
import { createRoot } from 'react-dom/client';
import { later } from '../bridge/later.ts';
import { pickBridge } from '../bridge/pick-bridge.ts';
import { createDoorStore } from '../state/door-store.ts';
import { createPageClock } from '../state/page-clock.ts';
import { reportPainted } from '../state/report-painted.ts';
import { DoorProvider } from '../state/use-door.tsx';
import { DoorPage } from './door-page.tsx';

/** A page that broke is empty; it starts afresh, and not in a frenzy. */
const RESTART_MS = 5_000;

const bridge = pickBridge();
const clock = createPageClock({ wallMs: () => Date.now(), monotonicMs: () => performance.now() });
const store = createDoorStore(bridge, later, clock);
reportPainted({
  store,
  later,
  send: bridge.send,
  afterTwoFrames: (run) => void requestAnimationFrame(() => requestAnimationFrame(run)),
  isVisible: () => document.visibilityState === 'visible',
});
const root = document.getElementById('door');
if (!root) throw new Error('the page has no place for the door');

createRoot(root, { onUncaughtError: () => later(RESTART_MS, () => location.reload()) }).render(
  <DoorProvider store={store}>
    <DoorPage />
  </DoorProvider>,
);
