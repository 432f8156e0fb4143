import { useState } from 'react';
import { AskTwice } from './ask-twice.tsx';
import { QuirkList } from './quirk-list.tsx';
import { Switch } from './switch.tsx';
import { useOutlook } from './use-outlook.tsx';
import { dateOf } from './zone-time.ts';

/** The tenant as a whole: its scenario, and the actor that answers for the rooms. */
export function TenantPanel() {
  const tenant = useOutlook((state) => state.tenant);
  const { actAndSay, say, showDay } = useOutlook((state) => state);
  const [chosen, setChosen] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  if (!tenant) return null;
  const scenario = chosen ?? tenant.scenarios[0] ?? '';
  const timeZone = tenant.rooms[0]?.ianaZone ?? 'UTC';

  const load = async (): Promise<void> => {
    const result = await actAndSay('POST', `/scenarios/${encodeURIComponent(scenario)}`);
    setRound((before) => before + 1);
    if (result.kind !== 'done') return;
    const { focus } = result.reply as { readonly focus: string };
    const day = dateOf(Date.parse(focus), timeZone);
    showDay(day === dateOf(Date.parse(tenant.now), timeZone) ? null : day);
    say({ kind: 'info', text: `Loaded “${scenario}”.` });
  };
  const isAuto = tenant.attendant.mode === 'auto';
  return (
    <>
      <h3>Scenario</h3>
      <p className="hint">A scenario empties every calendar and begins a day of its own.</p>
      <select aria-label="Scenario" value={scenario} onChange={({ target }) => setChosen(target.value)}>
        {tenant.scenarios.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <AskTwice key={`${scenario} ${round}`} label="Load" question="Empty every calendar?" yes="Load" onYes={() => void load()} />
      <h3>Booking attendant</h3>
      <Switch
        label="Answers by itself"
        explanation="Exchange's own actor that accepts and declines for the rooms, some seconds after an invitation."
        isOn={isAuto}
        onTurn={() => void actAndSay('PATCH', '/attendant', { mode: isAuto ? 'manual' : 'auto' })}
      />
      <p className="hint">{tenant.attendant.pending === 0 ? 'Nothing waits for it.' : `${tenant.attendant.pending} to do.`}</p>
      <button type="button" disabled={tenant.attendant.pending === 0} onClick={() => void actAndSay('POST', '/attendant/step')}>
        Do the next one
      </button>
      <h3>Quirks</h3>
      <p className="hint">What Microsoft 365 was seen to do, against its own documentation or beside it.</p>
      <QuirkList quirks={tenant.quirks} />
    </>
  );
}
