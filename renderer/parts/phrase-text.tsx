import type { Phrase } from '../words/phrase.ts';
import { Countdown } from './countdown.tsx';

/** A sentence whose strong pieces are set strongly, and whose countdowns run. */
export function PhraseText({ phrase }: { readonly phrase: Phrase }) {
  return phrase.map((piece, index) => {
    if (typeof piece === 'string') return piece;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place in the sentence
    return 'strong' in piece ? <strong key={index}>{piece.strong}</strong> : <Countdown key={index} toMs={piece.countdownTo} />;
  });
}
