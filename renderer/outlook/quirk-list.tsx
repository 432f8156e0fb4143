import { Switch } from './switch.tsx';
import type { TenantQuirk } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';

/** The quirks that can be had or not, folded away: there are many. */
export function QuirkList({ quirks }: { readonly quirks: readonly TenantQuirk[] }) {
  const actAndSay = useOutlook((state) => state.actAndSay);
  const choices = quirks.filter(({ isAlways }) => !isAlways);
  const onCount = choices.filter(({ isOn }) => isOn).length;
  return (
    <details className="quirks">
      <summary>{onCount === 0 ? `${choices.length}, none of them on` : `${choices.length}, ${onCount} of them on`}</summary>
      <ul className="faults">
        {choices.map(({ name, number, does, isOn }) => (
          <li key={name}>
            <Switch
              label={name}
              explanation={`${number}: ${does}`}
              isOn={isOn}
              onTurn={() => void actAndSay('POST', `/quirks/${name}`, { on: !isOn })}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
