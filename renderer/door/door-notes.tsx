import { PhraseText } from '../parts/phrase-text.tsx';
import { actOfRelease } from '../state/act.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import type { Phrase } from '../words/phrase.ts';
import { useWords } from '../words/use-words.ts';

/** A line with a button above what may be done: a meeting that was given up, or one that nobody has checked in to. */
export function DoorNotes() {
  const released = useView((view) => view.released);
  const checkIn = useView((view) => view.checkIn);
  const isSaid = useView(({ status }) => status.kind === 'awaitingCheckIn'); // in the largest letters there are
  const isOffered = useView(({ offers }) => offers.some(({ kind }) => kind === 'checkIn'));
  const attempt = useDoor((state) => state.attempt);
  const proceed = useDoor((state) => state.proceed);
  const words = useWords();
  if (released) {
    return (
      <DoorNote
        phrase={words.checkIn.released(released, words.meeting.title(released.meeting))}
        label={words.checkIn.undo(released)}
        onTouch={() => attempt(actOfRelease(released), released.meeting)}
      />
    );
  }
  if (!checkIn || isSaid) return null;
  return (
    <DoorNote phrase={words.checkIn.line(checkIn)} label={isOffered ? null : words.checkIn.checkIn} onTouch={() => proceed(checkIn)} />
  );
}

interface DoorNoteProps {
  readonly phrase: Phrase;
  /** Null where the button stands among the offers already. */
  readonly label: string | null;
  readonly onTouch: () => void;
}

function DoorNote({ phrase, label, onTouch }: DoorNoteProps) {
  return (
    <div className="door-note">
      <p>
        <PhraseText phrase={phrase} />
      </p>
      {label ? (
        <button type="button" className="quiet" onClick={onTouch}>
          {label}
        </button>
      ) : null}
    </div>
  );
}
