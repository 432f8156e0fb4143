import type { DayView, DoorStatus, DoorView } from '../../shared/view/door-view.ts';

/**
 * What may still be said once the host is gone: a meeting that had the room may stay, marked as old; nothing else is known any
 * more, and nothing can be done. The words say that the line is lost; the clock is hidden by who draws it.
 */
export function viewWithoutHost(view: DoorView): DoorView {
  return {
    ...view,
    status: statusWithoutHost(view),
    days: view.days.map(dayWithoutHost),
    offers: [],
    pending: null,
    notice: null,
    bookLater: null,
    checkIn: null,
    released: null,
    administrator: null,
    identify: null,
  };
}

function dayWithoutHost(day: DayView): DayView {
  return { ...day, bookable: [], meetings: day.meetings.map((meeting) => ({ ...meeting, actions: [] })) };
}

function statusWithoutHost({ status, freshness }: DoorView): DoorStatus {
  if (status.kind === 'enrolling') return { ...status, step: { kind: 'connecting' } }; // nobody answers for a code any more
  if (status.kind === 'occupied') return { ...status, isStale: true };
  return { kind: 'unknown', lastCertain: freshness.lastCertain, trouble: null };
}
