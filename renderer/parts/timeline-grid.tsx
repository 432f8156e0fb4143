import type { DayView } from '../../shared/view/door-view.ts';
import { cssVars } from './css-vars.ts';
import { hoursBetween } from './timeline-layout.ts';

export interface TimelineGridProps {
  readonly hours: DayView['hours'];
  readonly closed: DayView['closed'];
  readonly originMs: number;
  /** Hours whose label would lie under the mark of now stay unlabelled. */
  readonly hiddenLabel?: (ms: number) => boolean;
}

/** Hour lines with their labels, and the closed stretches behind them. Read aloud, the meetings' own times say it all. */
export function TimelineGrid({ hours, closed, originMs, hiddenLabel }: TimelineGridProps) {
  const place = (startMs: number, endMs: number = startMs) =>
    cssVars({ '--from': hoursBetween(originMs, startMs), '--long': hoursBetween(startMs, endMs) });
  return (
    <div className="grid" aria-hidden="true">
      {closed.map(({ startMs, endMs }) => (
        <div key={startMs} className="closed" style={place(startMs, endMs)} />
      ))}
      {hours.map(({ ms, label }) => (
        <div key={ms} className="hour" style={place(ms)}>
          <span>{hiddenLabel?.(ms) ? '' : label}</span>
        </div>
      ))}
    </div>
  );
}
