import { expect, test } from 'vitest';
import { fitStateWord } from '../../../../renderer/parts/state-word-fit.ts';

test.each([
  { word: 'In use', lines: 1, letters: 6 },
  { word: 'Available', lines: 1, letters: 9 },
  { word: 'Starting soon', lines: 2, letters: 8 },
  { word: 'Tuntematon', lines: 1, letters: 10 },
  { word: 'Beginnt gleich', lines: 2, letters: 7 },
  { word: 'Geschlossen', lines: 1, letters: 11 },
])('$word: $lines line(s), sized for $letters letters', ({ word, lines, letters }) => {
  expect(fitStateWord(word)).toEqual({ lines, letters });
});
