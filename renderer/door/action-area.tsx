import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { OfferRow } from './offer-row.tsx';
import { PendingPanel } from './pending-panel.tsx';

/** Where a thumb is: what may be done; while something is being done, that; and then what became of it. */
export function ActionArea() {
  const sending = useDoor((state) => state.sending);
  const pending = useDoor(({ view }) => view?.pending ?? null);
  const answer = useDoor((state) => state.answer);
  const notice = useDoor(({ view, dismissedNotice }) => (view?.notice && view.notice.commandId !== dismissedNotice ? view.notice : null));
  const { group } = useWords().offer;

  const isSettled = answer?.result.kind === 'unconfirmed' && notice !== null;
  const outcome = isSettled ? notice : (answer ?? notice);
  const underWay = pending ?? (sending ? { commandKind: sending, phase: 'checking' as const } : null);
  return (
    <section className="actions" aria-label={group}>
      <div className="spoken" role="status">
        {underWay ? <PendingPanel pending={underWay} /> : outcome ? <AnswerPanel answer={outcome} /> : null}
      </div>
      {underWay || outcome ? null : <OfferRow />}
    </section>
  );
}
