import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** What qualifies an occupied room: ending soon, booked twice, or known only from before. */
export function StatusMarks() {
  const status = useView((view) => view.status);
  const lastCertain = useView(({ freshness }) => freshness.lastCertain?.text ?? null);
  const words = useWords().status;
  if (status.kind !== 'occupied' || !(status.isStale || status.endingSoon || status.isConflict)) return null;
  return (
    <ul className="marks">
      {status.isStale ? <li data-mark="stale">{lastCertain ? words.lastConfirmed(lastCertain) : words.neverConfirmed}</li> : null}
      {status.endingSoon ? <li data-mark="ending">{words.endingSoon}</li> : null}
      {status.isConflict ? <li data-mark="conflict">{words.conflict}</li> : null}
    </ul>
  );
}
