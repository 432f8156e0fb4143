import { useId } from 'react';

export interface SwitchProps {
  readonly label: string;
  readonly explanation: string;
  readonly isOn: boolean;
  readonly onTurn: () => void;
}

export function Switch({ label, explanation, isOn, onTurn }: SwitchProps) {
  const id = useId();
  return (
    <button type="button" role="switch" className="switch" aria-checked={isOn} aria-label={label} aria-describedby={id} onClick={onTurn}>
      <span className="knob" aria-hidden="true" />
      <b>{label}</b>
      <span className="explanation" id={id}>
        {explanation}
      </span>
    </button>
  );
}
