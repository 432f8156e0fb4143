import type { MouseEvent } from 'react';
import type { DayView } from '../../shared/view/door-view.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { cssVars } from './css-vars.ts';
import { hoursBetween, touchedMark } from './timeline-layout.ts';

export interface FreeStretchesProps {
  readonly bookable: DayView['bookable'];
  readonly originMs: number;
  /** False where another way to the same stretch is the one for the keyboard. */
  readonly isTabStop: boolean;
}

/** What can still be booked: quiet outlines between the meetings. Touched, they open the sheet at the quarter under the finger. */
export function FreeStretches({ bookable, originMs, isTabStop }: FreeStretchesProps) {
  const words = useWords().bookLater;
  const open = useDoor((state) => state.open);
  const touch = ({ detail, clientY, currentTarget }: MouseEvent<HTMLElement>, stretch: DayView['bookable'][number]): void => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const share = detail === 0 ? 0 : (clientY - top) / height; // from the keyboard there is no place
    open({ kind: 'bookLater', startMs: touchedMark(stretch, share) });
  };
  return bookable.map((stretch) => (
    <button
      key={stretch.startMs}
      type="button"
      className="free"
      aria-haspopup="dialog"
      aria-label={words.free(stretch.marks[0]?.text ?? '', stretch.marks.at(-1)?.text ?? '')}
      tabIndex={isTabStop ? undefined : -1}
      style={cssVars({ '--from': hoursBetween(originMs, stretch.startMs), '--long': hoursBetween(stretch.startMs, stretch.endMs) })}
      onClick={(event) => touch(event, stretch)}
    />
  ));
}
