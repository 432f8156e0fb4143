import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { type DayAxis, snapMs } from './day-axis.ts';

/** Nearer than this is a shaky click. */
const DRAG_PX = 5;

export interface DragOptions {
  readonly axis: DayAxis;
  readonly canMove: boolean;
  readonly onClick: () => void;
  readonly onMove: (byMs: number) => void;
}

/** Dragging a block up and down its column by quarters of an hour; what is no drag is a click. */
export function useDrag({ axis, canMove, onClick, onMove }: DragOptions) {
  const [byMs, setByMs] = useState(0);
  const fromY = useRef<number | null>(null);
  const wasDragged = useRef(false);
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      wasDragged.current = false;
      if (event.button !== 0 || !canMove) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fromY.current = event.clientY;
    },
    onPointerMove({ clientY, currentTarget }: PointerEvent<HTMLElement>) {
      if (fromY.current === null) return;
      const byPx = clientY - fromY.current;
      if (Math.abs(byPx) > DRAG_PX) wasDragged.current = true;
      const column = currentTarget.parentElement?.clientHeight ?? 1;
      if (wasDragged.current) setByMs(snapMs((byPx / column) * (axis.endMs - axis.startMs)));
    },
    onPointerUp() {
      fromY.current = null;
      if (byMs !== 0) onMove(byMs);
      setByMs(0);
    },
    onPointerCancel() {
      fromY.current = null;
      setByMs(0);
    },
    onClick(event: MouseEvent) {
      // A key's click has no pointer before it (detail 0).
      if (event.detail === 0 || !wasDragged.current) onClick();
    },
  };
  return { byMs, handlers };
}
