import { useEffect, useMemo, useRef } from 'react';
import { cssVars } from '../parts/css-vars.ts';
import { AllDayCell } from './all-day-cell.tsx';
import { buildDayAxis, placeOn, type Stretch } from './day-axis.ts';
import { RoomColumn } from './room-column.tsx';
import { RoomHead } from './room-head.tsx';
import type { ShownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

const HOUR_MS = 3_600_000;
/** The present time stands over an hour that is nearer than this. */
const LABEL_MS = 900_000;
/** Where a day opens that does not hold the present. */
const MORNING_HOURS = 7.5;

export interface RoomsDayProps {
  readonly nowMs: number;
  readonly onDraw: (room: RoomState, stretch: Stretch) => void;
  readonly onOpen: (room: RoomState, meeting: ShownMeeting) => void;
}

/** All rooms side by side on one axis, that of the first room's zone. */
export function RoomsDay({ nowMs, onDraw, onOpen }: RoomsDayProps) {
  const rooms = useOutlook((state) => state.tenant?.rooms ?? []);
  const date = rooms[0]?.date ?? '';
  const timeZone = rooms[0]?.ianaZone ?? 'UTC';
  const axis = useMemo(() => buildDayAxis(date, timeZone), [date, timeZone]);
  const now = placeOn(axis, { startMs: nowMs, endMs: nowMs + 1 });

  const scroller = useRef<HTMLElement>(null);
  const openAt = useRef(0);
  openAt.current = now ? Math.max(0, now.fromHours - 2) : MORNING_HOURS;
  useEffect(() => {
    const element = scroller.current;
    const body = element?.querySelector('.grid-body');
    if (element && body) element.scrollTop = (body.clientHeight * openAt.current * HOUR_MS) / (axis.endMs - axis.startMs);
  }, [axis]);

  return (
    <main
      ref={scroller}
      className="rooms-day"
      aria-label="The rooms' day"
      style={cssVars({ '--rooms': rooms.length, '--day-hours': axis.hours.length })}
    >
      <div className="grid-head">
        <span className="gutter" />
        {rooms.map((room) => (
          <RoomHead key={room.address} room={room} axisZone={timeZone} />
        ))}
        <span className="gutter gutter-label">All day</span>
        {rooms.map((room) => (
          <AllDayCell key={room.address} room={room} onOpen={onOpen} />
        ))}
      </div>
      <div className="grid-body">
        <div className="hours" aria-hidden="true">
          {axis.hours.map(({ ms, label }) => (
            <span key={ms} data-hidden={ms === axis.startMs || Math.abs(ms - nowMs) < LABEL_MS}>
              {label}
            </span>
          ))}
        </div>
        {rooms.map((room) => (
          <RoomColumn key={room.address} room={room} axis={axis} onDraw={onDraw} onOpen={onOpen} />
        ))}
        {now && (
          <div className="now-line" style={cssVars({ '--from': now.fromHours })}>
            <span>{timeOf(nowMs, timeZone)}</span>
          </div>
        )}
      </div>
    </main>
  );
}
