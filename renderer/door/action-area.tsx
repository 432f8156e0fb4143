import { useWords } from '../words/use-words.ts';
import { DoorNotes } from './door-notes.tsx';
import { OfferRow } from './offer-row.tsx';
import { Outcome, useOutcome } from './outcome.tsx';

/** Where a thumb is: what may be done; while something is being done, that; and then what became of it. */
export function ActionArea() {
  const { group } = useWords().offer;
  const outcome = useOutcome();
  return (
    <section className="actions" aria-label={group}>
      <Outcome outcome={outcome} />
      {outcome ? null : <DoorNotes />}
      {outcome ? null : <OfferRow />}
    </section>
  );
}
