/** Past this a word and its shape no longer fit on one line at a size worth reading from afar. */
const LONGEST_LINE = 10;

/** How a state's word is set: on one line, or broken at its spaces; `letters` of the longest line decide its size. */
export interface StateWordFit {
  readonly lines: 1 | 2;
  readonly letters: number;
}

export function fitStateWord(word: string): StateWordFit {
  if (word.length <= LONGEST_LINE || !word.includes(' ')) return { lines: 1, letters: word.length };
  return { lines: 2, letters: Math.max(...word.split(' ').map(({ length }) => length)) };
}
