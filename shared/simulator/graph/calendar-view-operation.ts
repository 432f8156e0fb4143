import type { Operation } from '../http/call.ts';
import { instancesIn } from '../tenant/instances.ts';
import { listEvents } from './event-list.ts';
import { mailboxOf } from './mailbox-of.ts';
import { windowOf } from './window.ts';

/** Facts 1.1: everything that overlaps the window, expanded; single meetings first, then the rest. */
export const calendarViewOperation: Operation = {
  isGraph: true,
  name: 'calendarView',
  method: 'GET',
  paths: ['/v1.0/users/:user/calendarView', '/v1.0/users/:user/calendar/calendarView'],
  run(call) {
    const { box } = mailboxOf(call);
    const window = windowOf(call.url.searchParams);
    const items = box.seen();
    const singles = items.filter(({ series }) => series === null);
    const series = items.filter((item) => item.series !== null);
    return listEvents(
      call,
      [...singles, ...series].flatMap((item) => instancesIn(item, window)),
      'calendarView',
    );
  },
};
