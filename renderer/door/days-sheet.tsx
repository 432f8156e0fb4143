import { useState } from 'react';
import { daysRange } from '../parts/days-range.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { DayColumn } from './day-column.tsx';
import { StatusInBrief } from './status-message.tsx';

const DAYS_AT_ONCE = 4;

/** Whole days side by side, today first. Loaded when first asked for; goes back to now by itself. */
export function DaysSheet({ onClose }: { readonly onClose: () => void }) {
  const days = useView((view) => view.days);
  const words = useWords().day;
  const [first, setFirst] = useState(0);
  const shown = days.slice(first, first + DAYS_AT_ONCE);
  const range = daysRange(days);
  return (
    <Sheet name="days" title={words.title} closeLabel={words.back} onClose={onClose} aside={<StatusInBrief />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="day-columns" tabIndex={0} aria-label={words.title}>
        {shown.map((day, index) => (
          <DayColumn key={day.startMs} day={day} range={range} isToday={first + index === 0} />
        ))}
      </section>
      {days.length > DAYS_AT_ONCE ? (
        <nav className="day-pager">
          <button type="button" className="quiet" disabled={first === 0} onClick={() => setFirst(Math.max(0, first - DAYS_AT_ONCE))}>
            {words.earlier}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={first + DAYS_AT_ONCE >= days.length}
            onClick={() => setFirst(first + DAYS_AT_ONCE)}
          >
            {words.later}
          </button>
        </nav>
      ) : null}
    </Sheet>
  );
}
