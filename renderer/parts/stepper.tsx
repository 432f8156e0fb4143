export interface StepperProps {
  readonly label: string;
  readonly value: string;
  /** What the two buttons do, read aloud. */
  readonly less: string;
  readonly more: string;
  /** Null at the end of what can be chosen. */
  readonly onLess: (() => void) | null;
  readonly onMore: (() => void) | null;
}

/** A value between two large buttons. */
export function Stepper({ label, value, less, more, onLess, onMore }: StepperProps) {
  return (
    <fieldset className="stepper" aria-label={label}>
      <StepButton label={less} path="M24 50h52" onTouch={onLess} />
      <output>
        <span className="stepper-label">{label}</span>
        <span className="stepper-value">{value}</span>
      </output>
      <StepButton label={more} path="M24 50h52M50 24v52" onTouch={onMore} />
    </fieldset>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly path: string;
  readonly onTouch: (() => void) | null;
}

/** At its end the button stays where it is, so that the focus does too. */
function StepButton({ label, path, onTouch }: StepButtonProps) {
  return (
    <button type="button" className="quiet" aria-label={label} aria-disabled={onTouch === null} onClick={() => onTouch?.()}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
