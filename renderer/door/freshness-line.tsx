import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

export function FreshnessLine() {
  const freshness = useView((view) => view.freshness);
  const isLineLost = useDoor((state) => state.isLineLost);
  const words = useWords().status;
  return (
    <footer className="freshness" data-freshness={isLineLost ? 'stale' : freshness.kind}>
      {words.freshness(freshness, isLineLost)}
    </footer>
  );
}
