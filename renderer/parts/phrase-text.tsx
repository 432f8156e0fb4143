import type { Phrase } from '../words/phrase.ts';

/** A sentence whose strong pieces are set strongly. */
export function PhraseText({ phrase }: { readonly phrase: Phrase }) {
  return phrase.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place in the sentence
    typeof piece === 'string' ? piece : <strong key={index}>{piece.strong}</strong>,
  );
}
