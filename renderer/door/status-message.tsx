import type { DoorStatus } from '../../shared/view/door-view.ts';
import { cssVars } from '../parts/css-vars.ts';
import { PhraseText } from '../parts/phrase-text.tsx';
import { type Shape, StateShape } from '../parts/state-shape.tsx';
import { fitStateWord } from '../parts/state-word-fit.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { StatusMarks } from './status-marks.tsx';

/** One word, one time, one name. */
export function StatusMessage() {
  const status = useView((view) => view.status);
  const isLineLost = useDoor((state) => state.isLineLost);
  const words = useWords().status;
  const word = words.word[status.kind];
  const { lines, letters } = fitStateWord(word);
  const who = words.who(status, isLineLost);
  const people = words.people(status);
  const next = words.next(status);
  return (
    <section className="message">
      <StatusMarks />
      <h1 className="state-word" data-lines={lines} style={cssVars({ '--letters': letters })}>
        <StateShape shape={shapeOf(status)} minutesUntil={status.kind === 'startingSoon' ? status.minutesUntil : 0} />
        <span className="word" role="status">
          {word}
        </span>
      </h1>
      <p className="time">
        <PhraseText phrase={words.time(status)} />
      </p>
      {who ? (
        <p className="who">
          <span className="what">
            <PhraseText phrase={who} />
          </span>
          {people ? <span className="people">{people}</span> : null}
        </p>
      ) : null}
      {next ? (
        <p className="next">
          <PhraseText phrase={next} />
        </p>
      ) : null}
    </section>
  );
}

/** The same in a line, for where something else has the glass. */
export function StatusInBrief() {
  const status = useView((view) => view.status);
  const words = useWords().status;
  return (
    <p className="in-brief">
      <StateShape shape={shapeOf(status)} />
      <strong>{words.word[status.kind]}</strong>
      <span>
        <PhraseText phrase={words.time(status)} />
      </span>
    </p>
  );
}

function shapeOf(status: DoorStatus): Shape {
  return status.kind === 'occupied' && status.isStale ? 'staleOccupied' : status.kind;
}
