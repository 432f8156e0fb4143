import type { DayAxis } from './day-axis.ts';
import { roomAnswers } from './room-answers.ts';
import type { ShownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

/** Moves a meeting as its organiser does; of a series only the date that was touched. */
export function useMove(room: RoomState, axis: DayAxis): (meeting: ShownMeeting, byMs: number) => void {
  const { tenant, actAndSay, addSent, say } = useOutlook((state) => state);
  const move = async ({ source, startMs, endMs }: ShownMeeting, byMs: number): Promise<void> => {
    const times = { startMs: startMs + byMs, endMs: endMs + byMs };
    const result = await actAndSay('POST', `/meetings/${encodeURIComponent(source.meeting)}/move`, {
      start: new Date(times.startMs).toISOString(),
      end: new Date(times.endMs).toISOString(),
      ...(source.date === null ? {} : { date: source.date }),
    });
    if (result.kind !== 'done' || source.isDirect) return;
    addSent([{ room: room.address, subject: source.organizerSubject, ...times }]);
    say({ kind: 'info', text: `Moved to ${timeOf(times.startMs, axis.timeZone)}. ${roomAnswers(tenant, room.name)}` });
  };
  return (meeting, byMs) => void move(meeting, byMs);
}
