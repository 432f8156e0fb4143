import { useState } from 'react';
import { type BookingChoice, bookingChoice, type EndChoice } from '../parts/booking-choice.ts';
import { Stepper } from '../parts/stepper.tsx';
import type { SheetAsk } from '../state/sheet-ask.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { RisingSheet } from './rising-sheet.tsx';

/** What people at a door ask for first. */
const LIKELIEST_MINUTES = 30;

/** Books the quarter that was touched at the next touch, or another start and length in steps. */
export function BookLaterSheet({ sheet }: { readonly sheet: Extract<SheetAsk, { readonly kind: 'bookLater' }> }) {
  const days = useView((view) => view.days);
  const rules = useView((view) => view.bookLater);
  const words = useWords().bookLater;
  const [startMs, setStartMs] = useState(sheet.startMs);
  const [minutes, setMinutes] = useState(LIKELIEST_MINUTES);

  const day = days.find((each) => each.startMs <= startMs && startMs < each.endMs);
  const stretch = day?.bookable.find((each) => each.startMs <= startMs && startMs < each.endMs);
  const choice = rules && stretch ? bookingChoice(stretch, startMs, minutes, rules.longestMinutes) : null;
  return (
    <RisingSheet title={words.title(day && day !== days[0] ? day : null)}>
      {choice ? (
        <>
          <div className="steppers">
            <Stepper
              label={words.start}
              value={choice.start.text}
              less={words.earlier}
              more={words.later}
              onLess={choice.earlier && (() => setStartMs(choice.earlier?.ms ?? startMs))}
              onMore={choice.later && (() => setStartMs(choice.later?.ms ?? startMs))}
            />
            <Stepper
              label={words.length}
              value={words.minutes(choice.end.minutes)}
              less={words.shorter}
              more={words.longer}
              onLess={choice.shorter && (() => setMinutes(choice.shorter?.minutes ?? minutes))}
              onMore={choice.longer && (() => setMinutes(choice.longer?.minutes ?? minutes))}
            />
          </div>
          <BookButtons choice={choice} />
        </>
      ) : (
        <p className="sheet-text">{words.gone}</p>
      )}
    </RisingSheet>
  );
}

function BookButtons({ choice: { start, end, others } }: { readonly choice: BookingChoice }) {
  const words = useWords().bookLater;
  const protection = useView((view) => view.bookLater?.protection ?? 'none');
  const proceed = useDoor((state) => state.proceed);
  const button = ({ mark, minutes }: EndChoice, isFirst: boolean) => (
    <button
      key={mark.ms}
      type="button"
      className="offer"
      data-first={isFirst || undefined}
      onClick={() => proceed({ command: { kind: 'bookLater', startMs: start.ms, endMs: mark.ms }, protection })}
    >
      <span className="offer-label">{words.book(minutes, isFirst)}</span>
      <span className="offer-consequence">{words.span(start.text, mark.text)}</span>
    </button>
  );
  return (
    <div className="offers">
      {button(end, true)}
      {others.map((other) => button(other, false))}
    </div>
  );
}
