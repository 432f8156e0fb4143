import type { EnteredTimes } from './meeting-draft.ts';

const lengths = [15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 360, 480];

function lengthWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export interface TimeFieldsProps {
  readonly times: EnteredTimes;
  readonly onChange: (part: Partial<EnteredTimes>) => void;
}

export function TimeFields({ times, onChange }: TimeFieldsProps) {
  const offered = lengths.includes(times.minutes) ? lengths : [...lengths, times.minutes].sort((a, b) => a - b);
  return (
    <>
      <input type="date" required aria-label="Day" value={times.date} onChange={({ target }) => onChange({ date: target.value })} />
      {times.isAllDay ? (
        <label className="days">
          <input
            type="number"
            required
            min={1}
            max={30}
            aria-label="Days"
            value={times.days}
            onChange={({ target }) => onChange({ days: target.valueAsNumber || 1 })}
          />
          {times.days === 1 ? 'day' : 'days'}
        </label>
      ) : (
        <>
          <input type="time" required aria-label="Start" value={times.time} onChange={({ target }) => onChange({ time: target.value })} />
          <select aria-label="Length" value={times.minutes} onChange={({ target }) => onChange({ minutes: Number(target.value) })}>
            {offered.map((minutes) => (
              <option key={minutes} value={minutes}>
                {lengthWords(minutes)}
              </option>
            ))}
          </select>
        </>
      )}
    </>
  );
}
