import type { PendingView } from '../../shared/view/door-view.ts';
import { useWords } from '../words/use-words.ts';

const phases: readonly PendingView['phase'][] = ['checking', 'writing', 'verifying'];

/** How far a command has come, in three steps that light up one after the other. */
export function PendingPanel({ pending }: { readonly pending: PendingView }) {
  const words = useWords().answer;
  const reached = phases.indexOf(pending.phase);
  return (
    <div className="panel" data-panel="pending">
      <div className="panel-text">
        <p className="panel-title">{words.pending(pending)}</p>
        <p className="panel-note">{words.pendingNote}</p>
      </div>
      {pending.commandKind === 'refresh' ? null : (
        <div className="steps" aria-hidden="true">
          {phases.map((phase, index) => (
            <span key={phase} data-step={index < reached ? 'done' : index === reached ? 'now' : 'ahead'} />
          ))}
        </div>
      )}
    </div>
  );
}
