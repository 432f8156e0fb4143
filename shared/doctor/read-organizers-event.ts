import { readAllPages } from '../graph/all-pages.ts';
import { eventPageSchema } from '../graph/event-schema.ts';
import type { GraphTarget } from '../graph/graph-client.ts';
import { userPath } from '../graph/graph-room-calendar.ts';
import type { GraphTransport } from '../graph/graph-transport.ts';
import type { Invitation } from './find-invitations.ts';

/** What names an event and its time, and nothing of what it is about: this is a person's calendar. */
export const organizersFields = 'id,iCalUId,changeKey,type,isOrganizer,isAllDay,start,end';

/** Whether a meeting is in its organiser's calendar, found as a door finds it: by iCalUId and start (E46). @throws GraphError */
export async function hasOrganizersEvent(
  transport: GraphTransport,
  { organizer, iCalUId, startMs, endMs }: Invitation,
  signal: AbortSignal,
): Promise<boolean> {
  const query = {
    startDateTime: new Date(startMs).toISOString(),
    endDateTime: new Date(endMs).toISOString(),
    $select: organizersFields,
    $top: '50',
  };
  const first: GraphTarget = { kind: 'path', path: userPath(organizer, '/calendarView'), query };
  const events = await readAllPages((link) => {
    const target = link === null ? first : ({ kind: 'link', url: link } as const);
    return transport.call({ operation: 'readOrganizersEvent', method: 'GET', target, subject: 'mailbox' }, eventPageSchema, signal);
  });
  return events.some(
    (event) => event.iCalUId === iCalUId && event.isOrganizer && event.time.kind === 'timed' && event.time.startMs === startMs,
  );
}
