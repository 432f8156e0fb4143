import type { CommandResult } from '../../shared/protocol/command-result.ts';
import { actOfRoom } from '../state/act.ts';
import type { Answer } from '../state/door-store.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** What became of a command, until it is touched away; where other rooms are free for it, they are one touch away. */
export function AnswerPanel({ answer: { result, commandKind } }: { readonly answer: Answer }) {
  const words = useWords().answer;
  const dismiss = useDoor((state) => state.dismiss);
  const { title, text } = words.result(result, commandKind);
  const elsewhere = result.kind === 'refused' ? (result.elsewhere ?? []) : [];
  return (
    <>
      <div className="panel" data-panel={result.kind}>
        <AnswerIcon kind={result.kind} />
        <div className="panel-text">
          <p className="panel-title">{title}</p>
          <p className="panel-note">{text}</p>
        </div>
        <button type="button" className="quiet" onClick={dismiss}>
          {words.dismiss}
        </button>
      </div>
      {elsewhere.length > 0 ? <Elsewhere rooms={elsewhere} /> : null}
    </>
  );
}

type Rooms = NonNullable<Extract<CommandResult, { readonly kind: 'refused' }>['elsewhere']>;

/** The nearest, and a quiet way to the rest. */
const AT_ONCE = 2;

function Elsewhere({ rooms }: { readonly rooms: Rooms }) {
  const words = useWords().rooms;
  const attempt = useDoor((state) => state.attempt);
  const open = useDoor((state) => state.open);
  return (
    <div className="offers elsewhere">
      {rooms.slice(0, AT_ONCE).map((room) => (
        <button key={room.address} type="button" className="offer" onClick={() => attempt(actOfRoom(room, 'none'), null)}>
          <span className="offer-label">{words.take(room.name)}</span>
          <span className="offer-consequence">{words.freeUntil(room.freeUntil)}</span>
        </button>
      ))}
      {rooms.length > AT_ONCE ? (
        <button
          type="button"
          className="quiet"
          aria-haspopup="dialog"
          onClick={() => open({ kind: 'rooms', command: null, found: rooms, protection: 'none', meeting: null })}
        >
          {words.more}
        </button>
      ) : null}
    </div>
  );
}

const cross = 'M26 26l48 48M74 26L26 74';
const icons: Readonly<Record<CommandResult['kind'], string>> = {
  done: 'M22 52l19 19 38-42',
  refused: cross,
  pinNeeded: cross,
  unconfirmed: 'M50 24v30l18 12',
  unreachable: 'M50 22v36M50 76v2',
};

function AnswerIcon({ kind }: { readonly kind: CommandResult['kind'] }) {
  return (
    <svg className="panel-icon" viewBox="0 0 100 100" aria-hidden="true">
      <path d={icons[kind]} />
    </svg>
  );
}
