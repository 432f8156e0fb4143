import { useOutlook } from './use-outlook.tsx';
import { addDays, longDateOf } from './zone-time.ts';

export function DayPicker() {
  const shown = useOutlook((state) => state.tenant?.rooms[0]?.date ?? '');
  const chosen = useOutlook((state) => state.date);
  const showDay = useOutlook((state) => state.showDay);
  const date = chosen ?? shown;
  return (
    <nav className="day-picker" aria-label="Day">
      <button type="button" aria-pressed={chosen === null} onClick={() => showDay(null)}>
        Today
      </button>
      <button type="button" aria-label="The day before" onClick={() => showDay(addDays(date, -1))}>
        ‹
      </button>
      <button type="button" aria-label="The day after" onClick={() => showDay(addDays(date, 1))}>
        ›
      </button>
      <label className="day-name">
        <span>{longDateOf(date)}</span>
        <input
          type="date"
          aria-label="Pick a day"
          value={date}
          onChange={({ target }) => target.value !== '' && showDay(target.value)}
          onClick={({ currentTarget }) => currentTarget.showPicker()}
        />
      </label>
    </nav>
  );
}
