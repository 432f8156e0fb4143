import type { PendingView } from '../../shared/view/door-view.ts';
import type { Answer } from '../state/door-store.ts';
import { useDoor } from '../state/use-door.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { PendingPanel } from './pending-panel.tsx';

type OutcomeShown = { readonly pending: PendingView } | { readonly answer: Answer } | null;

/** What is being done, or what became of it. */
export function useOutcome(): OutcomeShown {
  const sending = useDoor((state) => state.sending);
  const pending = useDoor(({ view }) => view?.pending ?? null);
  const answer = useDoor((state) => state.answer);
  const notice = useDoor(({ view, dismissedNotice }) => (view?.notice && view.notice.commandId !== dismissedNotice ? view.notice : null));

  const isSettled = answer?.result.kind === 'unconfirmed' && notice !== null;
  const outcome = isSettled ? notice : (answer ?? notice);
  const underWay = pending ?? (sending ? { commandKind: sending, phase: 'checking' as const } : null);
  if (underWay) return { pending: underWay };
  return outcome ? { answer: outcome } : null;
}

export function Outcome({ outcome }: { readonly outcome: OutcomeShown }) {
  return (
    <div className="spoken" role="status">
      {outcome && 'pending' in outcome ? <PendingPanel pending={outcome.pending} /> : null}
      {outcome && 'answer' in outcome ? <AnswerPanel answer={outcome.answer} /> : null}
    </div>
  );
}
