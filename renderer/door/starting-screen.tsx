import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** Before the host has spoken: calm, and claiming nothing. */
export function StartingScreen() {
  const { starting } = useWords();
  const isLineLost = useDoor((state) => state.isLineLost);
  return (
    <div className="starting" role="status">
      <h1>{starting.word}</h1>
      <p>{isLineLost ? starting.waitingForProgram : starting.askingCalendar}</p>
    </div>
  );
}
