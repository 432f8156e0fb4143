import { faultPresets, otherRules, rulesOf } from './fault-presets.ts';
import { Switch } from './switch.tsx';
import { useOutlook } from './use-outlook.tsx';

export function FaultsPanel() {
  const inForce = useOutlook((state) => state.tenant?.faults ?? []);
  const actAndSay = useOutlook((state) => state.actAndSay);
  const remove = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await actAndSay('DELETE', `/faults/${encodeURIComponent(id)}`);
  };
  const add = async (faults: readonly object[]): Promise<void> => {
    for (const fault of faults) await actAndSay('POST', '/faults', fault);
  };
  return (
    <>
      <ul className="faults">
        {faultPresets.map((preset) => {
          const rules = rulesOf(preset, inForce);
          const turn = (): void => void (rules ? remove(rules.map(({ id }) => id)) : add(preset.faults));
          return (
            <li key={preset.name}>
              <Switch label={preset.name} explanation={preset.does} isOn={rules !== null} onTurn={turn} />
            </li>
          );
        })}
        {otherRules(inForce).map(({ id, effect }) => (
          <li key={id}>
            <Switch label={effect.kind} explanation="Set by other means." isOn onTurn={() => void remove([id])} />
          </li>
        ))}
      </ul>
      <button type="button" disabled={inForce.length === 0} onClick={() => void actAndSay('DELETE', '/faults')}>
        All faults off
      </button>
    </>
  );
}
