import { useState } from 'react';
import { switchesOn } from './fault-presets.ts';
import { FaultsPanel } from './faults-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import { TenantPanel } from './tenant-panel.tsx';
import { useOutlook } from './use-outlook.tsx';
import { useRequests } from './use-requests.ts';

const tabs = ['Faults', 'Mail', 'Requests', 'Tenant'] as const;

export function SidePanel() {
  const [tab, setTab] = useState<(typeof tabs)[number]>('Faults');
  const faultCount = useOutlook((state) => switchesOn(state.tenant?.faults ?? []));
  const { log, refresh } = useRequests();
  const total = Object.values(log?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const counts: Partial<Record<(typeof tabs)[number], number>> = { Faults: faultCount, Requests: total };
  return (
    <aside className="side-panel" aria-label="The tenant's back room">
      <div className="tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            data-warns={name === 'Faults' && faultCount > 0}
            onClick={() => setTab(name)}
          >
            {name}
            {counts[name] !== undefined && counts[name] > 0 && <span className="count">{counts[name].toLocaleString('en')}</span>}
          </button>
        ))}
      </div>
      <div key={tab} className="tab-body" role="tabpanel" aria-label={tab}>
        {tab === 'Faults' && <FaultsPanel />}
        {tab === 'Mail' && <MailPanel />}
        {tab === 'Requests' && <RequestsPanel log={log} onCleared={refresh} />}
        {tab === 'Tenant' && <TenantPanel />}
      </div>
    </aside>
  );
}
