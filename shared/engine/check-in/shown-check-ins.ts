import type { Clock } from '../../runtime/clock.ts';
import type { DoorView } from '../../view/door-view.ts';

/** A view shows the minute, so that one that is painted later than this comes from a page that hangs. */
const CURRENT_MS = 75_000;

/** Which revisions of the view asked people to check in, and to what (E53). */
export interface ShownCheckIns {
  note(view: DoorView): void;
  /** The meeting that a frame of that revision, painted now, asks people to check in to; null when it asks for nothing. */
  shownBy(revision: number): string | null;
}

export function createShownCheckIns(clock: Pick<Clock, 'monotonicMs'>): ShownCheckIns {
  const shown = new Map<number, { readonly meetingId: string; readonly madeMs: number }>();
  const isCurrent = (madeMs: number): boolean => clock.monotonicMs() - madeMs <= CURRENT_MS;
  return {
    note({ revision, status }) {
      for (const [old, { madeMs }] of shown) if (!isCurrent(madeMs)) shown.delete(old);
      if (status.kind === 'awaitingCheckIn') shown.set(revision, { meetingId: status.meeting.id, madeMs: clock.monotonicMs() });
    },
    shownBy(revision) {
      const view = shown.get(revision);
      return view && isCurrent(view.madeMs) ? view.meetingId : null;
    },
  };
}
