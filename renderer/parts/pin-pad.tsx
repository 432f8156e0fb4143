import type { PinWords } from '../words/sheet-words.ts';

export interface PinPadProps {
  readonly words: PinWords;
  /** While the host checks, or must not be asked. */
  readonly isDeaf: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Three by four large keys, in the order of a telephone. */
export function PinPad({ words, isDeaf, onDigit, onErase, onEnter }: PinPadProps) {
  const digit = (value: string) => (
    <button key={value} type="button" className="quiet" disabled={isDeaf} onClick={() => onDigit(value)}>
      {value}
    </button>
  );
  return (
    <div className="pin-pad">
      {digits.map(digit)}
      <button type="button" className="quiet" data-key="erase" disabled={isDeaf} onClick={onErase}>
        {words.erase}
      </button>
      {digit('0')}
      <button type="button" className="quiet" data-key="enter" disabled={isDeaf} onClick={onEnter}>
        {words.enter}
      </button>
    </div>
  );
}
