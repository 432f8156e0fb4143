import { useEffect, useState } from 'react';
import { PhraseText } from '../parts/phrase-text.tsx';
import { PinPad } from '../parts/pin-pad.tsx';
import { useSecondsTo } from '../parts/use-seconds-to.ts';
import { type SheetAsk, withPin } from '../state/sheet-ask.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { RisingSheet } from './rising-sheet.tsx';

/** More than any PIN has. */
const MOST_DIGITS = 12;

/** Asks for the PIN and sends the command with it. The digits live in this sheet alone, and are gone once sent. */
export function PinSheet({ sheet: { command, trouble } }: { readonly sheet: Extract<SheetAsk, { readonly kind: 'pin' }> }) {
  const words = useWords().pin;
  const send = useDoor((state) => state.send);
  const isSending = useDoor((state) => state.sending !== null);
  const [digits, setDigits] = useState('');
  const isLocked = useSecondsTo(trouble?.reason === 'locked' ? trouble.retryMs : 0) > 0;
  const isDeaf = isLocked || isSending;

  const add = (digit: string): void => setDigits((before) => (before + digit).slice(0, MOST_DIGITS));
  const erase = (): void => setDigits((before) => before.slice(0, -1));
  const enter = (): void => {
    if (isDeaf || digits === '') return;
    setDigits('');
    void send(withPin(command, digits));
  };
  usePinKeys({ add: isDeaf ? null : add, erase, enter });

  const isOldTrouble = digits !== '' || (trouble?.reason === 'locked' && !isLocked);
  const said = trouble && !isOldTrouble ? words.trouble(trouble) : [words.why];
  return (
    <RisingSheet title={command.kind === 'unlock' ? words.administratorTitle : words.title}>
      <div className="pin">
        <div className="pin-said">
          <p className="sheet-text" role="status" data-trouble={(trouble && !isOldTrouble && trouble.reason) || undefined}>
            {isSending ? words.checking : <PhraseText phrase={said} />}
          </p>
          <p className="pin-dots" role="img" aria-label={words.entered(digits.length)}>
            {[...digits].map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their place
              <span key={index} />
            ))}
          </p>
        </div>
        <PinPad words={words} isDeaf={isDeaf} onDigit={add} onErase={erase} onEnter={enter} />
      </div>
    </RisingSheet>
  );
}

interface PinKeys {
  readonly add: ((digit: string) => void) | null;
  readonly erase: () => void;
  readonly enter: () => void;
}

/** A keyboard's digits do the same, wherever the focus is. */
function usePinKeys({ add, erase, enter }: PinKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) add?.(event.key);
      else if (event.key === 'Backspace') erase();
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
