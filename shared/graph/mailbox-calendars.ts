import type { GraphTransport } from './graph-transport.ts';
import type { MailboxCalendar, OtherCalendars } from './room-calendar.ts';
import { createRoomReads } from './room-reads.ts';
import { createRoomWrites } from './room-writes.ts';

/** Calendars by address, each throttled apart, and opened once so that it keeps what it was asked to wait for. */
export function createMailboxCalendars(transportFor: (address: string) => GraphTransport): OtherCalendars {
  const opened = new Map<string, MailboxCalendar>();
  const open = (address: string): MailboxCalendar => {
    const mailbox = { transport: transportFor(address), roomPath: (below: string) => `/users/${encodeURIComponent(address)}${below}` };
    return { ...createRoomReads(mailbox), ...createRoomWrites(mailbox) };
  };
  return {
    calendarOf(address) {
      const calendar = opened.get(address) ?? open(address);
      opened.set(address, calendar);
      return calendar;
    },
  };
}
