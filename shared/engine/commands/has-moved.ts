import type { Meeting } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { WriteCommand } from './plan-command.ts';

/**
 * Whether a meeting that is to leave the room no longer stands where the glass showed it. Such a command names no times of its own,
 * and whoever gave it meant the meeting that they saw.
 */
export function hasMoved(command: WriteCommand, seen: TimeWindow | null, meetings: readonly Meeting[]): boolean {
  switch (command.kind) {
    case 'release':
    case 'decline':
    case 'move': {
      const meeting = meetings.find(({ id }) => id === command.meetingId);
      return seen !== null && meeting !== undefined && (meeting.startMs !== seen.startMs || meeting.endMs !== seen.endMs);
    }
    default:
      return false; // an extension names the end it saw; ending and starting mean now, wherever it stands
  }
}
