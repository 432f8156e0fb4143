import { useState } from 'react';

export interface AskTwiceProps {
  readonly label: string;
  readonly question: string;
  /** What the second press is called. */
  readonly yes: string;
  readonly onYes: () => void;
}

/** A button for what cannot be undone: it asks once more in its own place. */
export function AskTwice({ label, question, yes, onYes }: AskTwiceProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" className="danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <span className="ask-twice" role="alertdialog" aria-label={question}>
      {question}
      {/* biome-ignore lint/a11y/noAutofocus: the button pressed a moment ago has just turned into this one */}
      <button type="button" autoFocus className="danger-solid" onClick={onYes}>
        {yes}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        Keep
      </button>
    </span>
  );
}
