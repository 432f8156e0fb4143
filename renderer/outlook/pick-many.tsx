export interface PickManyProps {
  readonly options: readonly { readonly name: string; readonly address: string }[];
  /** Addresses. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number out of a few, all in sight. */
export const PickMany = ({ options, chosen, onChange }: PickManyProps) => (
  <div className="pick-many">
    {options.map(({ name, address }) => (
      <label key={address}>
        <input
          type="checkbox"
          checked={chosen.includes(address)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, address] : chosen.filter((other) => other !== address))}
        />
        {name}
      </label>
    ))}
  </div>
);
