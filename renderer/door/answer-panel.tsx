import type { Answer } from '../state/door-store.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** What became of a command, until it is touched away. */
export function AnswerPanel({ answer }: { readonly answer: Answer }) {
  const words = useWords().answer;
  const dismiss = useDoor((state) => state.dismiss);
  const { title, text } = words.result(answer.result, answer.commandKind);
  return (
    <div className="panel" data-panel={answer.result.kind}>
      <AnswerIcon kind={answer.result.kind} />
      <div className="panel-text">
        <p className="panel-title">{title}</p>
        <p className="panel-note">{text}</p>
      </div>
      <button type="button" className="quiet" onClick={dismiss}>
        {words.dismiss}
      </button>
    </div>
  );
}

const icons: Readonly<Record<Answer['result']['kind'], string>> = {
  done: 'M22 52l19 19 38-42',
  refused: 'M26 26l48 48M74 26L26 74',
  unconfirmed: 'M50 24v30l18 12',
  unreachable: 'M50 22v36M50 76v2',
};

function AnswerIcon({ kind }: { readonly kind: Answer['result']['kind'] }) {
  return (
    <svg className="panel-icon" viewBox="0 0 100 100" aria-hidden="true">
      <path d={icons[kind]} />
    </svg>
  );
}
