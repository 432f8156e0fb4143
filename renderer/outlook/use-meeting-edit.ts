import { useState } from 'react';
import { type EnteredTimes, timesFor } from './meeting-draft.ts';
import type { ShownMeeting } from './shown-meeting.ts';
import type { PlannedAct } from './use-meeting-acts.ts';
import { dateOf, timeOf } from './zone-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

type Edited = EnteredTimes & { readonly subject: string };

function editedFrom({ source, startMs, endMs }: ShownMeeting, timeZone: string): Edited {
  const zone = source.isAllDay ? 'UTC' : timeZone; // floating dates
  return {
    subject: source.organizerSubject,
    date: dateOf(startMs, zone),
    time: timeOf(startMs, zone),
    minutes: (endMs - startMs) / MINUTE_MS,
    isAllDay: source.isAllDay,
    days: Math.max(1, Math.round((endMs - startMs) / DAY_MS)),
  };
}

/** The entries of the sheet; saving sends only what was changed. */
export function useMeetingEdit(
  meeting: ShownMeeting,
  timeZone: string,
  date: string | null,
  run: (planned: readonly PlannedAct[], done: string) => void,
) {
  const [first] = useState(() => editedFrom(meeting, timeZone));
  const [edited, setEdited] = useState(first);
  const isWholeSeries = meeting.source.date !== null && date === null;
  const save = (): void => {
    const path = `/meetings/${encodeURIComponent(meeting.source.meeting)}`;
    const at = date === null ? {} : { date };
    const before = timesFor(first, timeZone);
    const after = timesFor(edited, timeZone);
    const isMoved = !isWholeSeries && (before.start !== after.start || before.end !== after.end);
    const renaming = { path: `${path}/change`, body: { subject: edited.subject, ...at } };
    const moving = { path: `${path}/move`, body: { ...after, timeZone, ...at } };
    run([...(edited.subject === first.subject ? [] : [renaming]), ...(isMoved ? [moving] : [])], 'Saved.');
  };
  return { edited, save, change: (part: Partial<Edited>) => setEdited((now) => ({ ...now, ...part })) };
}
