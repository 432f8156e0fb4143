import type { CalendarItem } from './calendar-item.ts';
import { instanceAt } from './instances.ts';

/** A meeting request or cancellation on its way to one attendee. */
export interface MeetingMail {
  readonly kind: 'request' | 'cancellation';
  readonly to: string;
  readonly organizerMailboxId: string;
  readonly iCalUId: string;
  /** The organiser's item. */
  readonly key: number;
  /** One date of the series, or null for the whole meeting. */
  readonly date: string | null;
}

const guests = (item: CalendarItem | null, date: string | null): string[] => {
  const content = item && instanceAt(item, date)?.content;
  return content && !content.isCancelled ? content.invitees.map(({ who }) => who.address) : [];
};

/** Who hears of an organiser's change: those invited now get a request, those no longer invited a cancellation. */
export function mailsFor(before: CalendarItem | null, after: CalendarItem | null, date: string | null): MeetingMail[] {
  const item = after ?? before;
  if (!item?.isOrganizer) return [];
  const invited = guests(after, date);
  const dropped = guests(before, date).filter((address) => !invited.includes(address));
  const mail = (kind: MeetingMail['kind']) => (to: string) =>
    ({ kind, to, organizerMailboxId: item.mailboxId, iCalUId: item.iCalUId, key: item.key, date }) as const;
  return [...dropped.map(mail('cancellation')), ...invited.map(mail('request'))];
}
