import type { Consequence } from '../../shared/domain/consequence.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { Act } from './act.ts';

/** What a sheet that asks first has to say by now: the meeting may go while somebody reads it, and a minute or a new rule may change what the act does. */
type StillAsked =
  | { readonly kind: 'asked'; readonly meeting: MeetingView | null; readonly consequence: Consequence | null }
  | { readonly kind: 'gone' };

/** `meeting` is the one that the sheet was opened for, `days` those of the present view. */
export function stillAsked(act: Act, meeting: MeetingView | null, days: DoorView['days']): StillAsked {
  if (meeting === null || act.kind === 'undoRelease') return { kind: 'asked', meeting, consequence: act.confirm }; // that one is gone already
  const present = days.flatMap(({ meetings }) => meetings).find(({ id, startMs }) => id === meeting.id && startMs === meeting.startMs);
  if (!present) return { kind: 'gone' };
  const command = JSON.stringify(act.command);
  const action = present.actions.find((other) => JSON.stringify(other.command) === command);
  return { kind: 'asked', meeting: present, consequence: action?.consequence ?? act.confirm };
}
