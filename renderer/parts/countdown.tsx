import { useWords } from '../words/use-words.ts';
import { useSecondsTo } from './use-seconds-to.ts';

/** Moves once a second, and draws nothing else anew. Not read aloud: the sentence around it names the time. */
export function Countdown({ toMs }: { readonly toMs: number }) {
  const { countdown } = useWords();
  return (
    <span className="countdown" role="timer" aria-live="off">
      {countdown(useSecondsTo(toMs))}
    </span>
  );
}
