import { type PointerEvent, useRef, useState } from 'react';
import { type DayAxis, drawnStretch, type Stretch } from './day-axis.ts';

/** Drawing a stretch on a free part of a column: a click is half an hour, a drag is what it covers. */
export function useDrawnStretch(axis: DayAxis, onDrawn: (stretch: Stretch) => void) {
  const [drawn, setDrawn] = useState<Stretch | null>(null);
  const anchorMs = useRef<number | null>(null);
  const msAt = ({ currentTarget, clientY }: PointerEvent<HTMLElement>): number => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const share = Math.min(Math.max((clientY - top) / height, 0), 0.9999);
    return axis.startMs + share * (axis.endMs - axis.startMs);
  };
  const stop = (): void => {
    anchorMs.current = null;
    setDrawn(null);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || event.target !== event.currentTarget) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      anchorMs.current = msAt(event);
      setDrawn(drawnStretch(anchorMs.current, anchorMs.current));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (anchorMs.current !== null) setDrawn(drawnStretch(anchorMs.current, msAt(event)));
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (anchorMs.current === null) return;
      const stretch = drawnStretch(anchorMs.current, msAt(event));
      stop();
      onDrawn(stretch);
    },
    onPointerCancel: stop,
  };
  return { drawn, handlers };
}
