import { useCallback, useEffect, useState } from 'react';
import { AllDayStrip } from '../parts/all-day-strip.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { NowTimeline } from './now-timeline.tsx';

const loadSheet = () => import('./days-sheet.tsx');

/** The day beside the state, and the way to the days ahead. */
export function DayPanel() {
  const words = useWords().day;
  const today = useView(({ days }) => days[0]);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const sheet = useLoaded(loadSheet, isOpen, close);
  const isSending = useDoor((state) => state.sending !== null);
  useEffect(() => {
    if (isSending) close(); // the outcome is said at the door
  }, [isSending, close]);
  return (
    <aside className="day" aria-label={words.timeline}>
      <DateAndClock />
      {today ? <AllDayStrip meetings={today.meetings} /> : null}
      <NowTimeline />
      <button type="button" className="quiet days-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.open}
      </button>
      {isOpen && sheet ? <sheet.DaysSheet onClose={close} /> : null}
    </aside>
  );
}

/** Without its host the page does not know the time any more, and does not pretend to. */
function DateAndClock() {
  const { time, weekday, date } = useView((view) => view.clock);
  const isLineLost = useDoor((state) => state.isLineLost);
  return (
    <header className="clock" data-long={time.length > 5 || undefined}>
      <p className="date">
        <span className="date-part">{weekday}</span>
        <span className="date-part">{date}</span>
      </p>
      {isLineLost ? null : <time>{time}</time>}
    </header>
  );
}
