import { useDoor } from '../state/use-door.tsx';
import type { Words } from './words.ts';
import { firstWords, wordsFor } from './words-for.ts';

export function useWords(): Words {
  const language = useDoor(({ view }) => view?.language ?? null);
  return language ? wordsFor(language) : firstWords;
}
