import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/grid.css';
import './styles/meetings.css';
import './styles/dialogs.css';
import './styles/side-panel.css';
import { createRoot } from 'react-dom/client';
import { later } from '../bridge/later.ts';
import { OutlookPage } from './outlook-page.tsx';
import { createTenantApi } from './tenant-api.ts';
import { createTenantStore } from './tenant-store.ts';
import { OutlookProvider } from './use-outlook.tsx';

const api = createTenantApi((...request) => fetch(...request));
const store = createTenantStore({ api, later, monotonicMs: () => performance.now() });
const root = document.getElementById('outlook');
if (!root) throw new Error('the page has no place for itself');

createRoot(root).render(
  <OutlookProvider outlook={{ store, readRequests: api.readRequests }}>
    <OutlookPage />
  </OutlookProvider>,
);
