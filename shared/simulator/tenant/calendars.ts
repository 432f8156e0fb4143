import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import type { CalendarItem, ItemContent, ResponseKind } from './calendar-item.ts';
import type { Member } from './directory.ts';
import { type ContentPatch, cancelDate, changeDate, changeItem, type Stamp } from './edit-item.ts';
import type { EventRef } from './event-id.ts';
import { type Instance, instanceAt, masterOf } from './instances.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notice } from './notices.ts';
import { type MeetingMail, mailsFor } from './post-office.ts';

export interface NewEvent {
  readonly content: Omit<ItemContent, 'version' | 'createdMs' | 'modifiedMs' | 'response' | 'respondedMs' | 'isCancelled'>;
  /** Windows name. */
  readonly timeZone: string;
  readonly recurrence: PatternedRecurrence | null;
  readonly transaction: CalendarItem['transaction'];
}

export interface Answer {
  readonly response: Extract<ResponseKind, 'accepted' | 'tentativelyAccepted' | 'declined'>;
  readonly comment: string | null;
  readonly sendResponse: boolean;
}

/** What the owner of a mailbox does in its calendar, and what of it is mailed to others. References must exist. */
export interface Calendars {
  create(owner: Member, event: NewEvent): CalendarItem;
  /** Null when the reference names nothing (any more). */
  change(mailboxId: string, ref: EventRef, patch: ContentPatch, recurrence?: PatternedRecurrence | null): Instance | null;
  /** Takes it out of the calendar; an organiser's guests get a cancellation (fact 3.2.5), an attendee's organiser hears nothing (3.3.4). */
  remove(mailboxId: string, ref: EventRef): boolean;
  /** An attendee's answer; a declined meeting leaves the calendar (fact 3.2.8). */
  respond(mailboxId: string, ref: EventRef, answer: Answer): boolean;
  /** The organiser's copy learns an attendee's answer without anybody being mailed. */
  noteResponse(uid: string, attendee: Member, date: string | null, answer: Omit<Answer, 'sendResponse'>): void;
}

export interface CalendarsDeps {
  mailbox(id: string): Mailbox;
  mailboxes(): readonly Mailbox[];
  member(id: string): Member | null;
  stamp(): Stamp;
  nextKey(): number;
  newUid(): string;
  send(mail: MeetingMail): void;
  notify(notice: Notice): void;
}

export function createCalendars(deps: CalendarsDeps): Calendars {
  const { mailbox, stamp } = deps;

  const store = (before: CalendarItem | null, after: CalendarItem | null, date: string | null): void => {
    const item = after ?? before;
    if (!item) return;
    if (after) mailbox(item.mailboxId).put(after);
    else mailbox(item.mailboxId).remove(item.key);
    for (const mail of mailsFor(before, after, date)) deps.send(mail);
  };

  const changed = (item: CalendarItem, date: string | null, patch: ContentPatch, recurrence?: PatternedRecurrence | null) =>
    date === null ? changeItem(item, patch, stamp(), recurrence) : changeDate(item, date, patch, stamp());

  const noteResponse: Calendars['noteResponse'] = (uid, attendee, date, { response, comment }) => {
    const original = deps
      .mailboxes()
      .map((box) => box.findByUid(uid))
      .find((item) => item?.isOrganizer);
    const content = original && instanceAt(original, date)?.content;
    if (!original || !content) return;
    const { nowMs } = stamp();
    const invitees = content.invitees.map((invitee) =>
      invitee.who.address === attendee.address ? { ...invitee, response, respondedMs: nowMs } : invitee,
    );
    const after = changed(original, date, { invitees });
    if (after) mailbox(original.mailboxId).put(after);
    const { subject } = content;
    deps.notify({
      atMs: nowMs,
      to: original.organizer.address,
      from: attendee.address,
      kind: response,
      subject,
      iCalUId: uid,
      date,
      comment,
    });
  };

  return {
    create(owner, { content, timeZone, recurrence, transaction }) {
      const { nowMs, version } = stamp();
      const item: CalendarItem = {
        key: deps.nextKey(),
        mailboxId: owner.id,
        iCalUId: deps.newUid(),
        organizer: { name: owner.name, address: owner.address },
        isOrganizer: true,
        timeZone,
        transaction,
        content: {
          ...content,
          version,
          createdMs: nowMs,
          modifiedMs: nowMs,
          response: 'organizer',
          respondedMs: null,
          isCancelled: false,
        },
        series: recurrence && { recurrence, exceptions: new Map(), cancelledDates: new Set() },
      };
      store(null, item, null);
      return item;
    },
    change(mailboxId, { key, date }, patch, recurrence) {
      const before = mailbox(mailboxId).get(key);
      const after = before && changed(before, date, patch, recurrence);
      if (!after) return null;
      store(before, after, date);
      return date === null ? masterOf(after) : instanceAt(after, date);
    },
    remove(mailboxId, { key, date }) {
      const before = mailbox(mailboxId).get(key);
      if (!before || !instanceAt(before, date)) return false;
      store(before, date === null ? null : cancelDate(before, date), date);
      return true;
    },
    respond(mailboxId, { key, date }, answer) {
      const before = mailbox(mailboxId).get(key);
      const instance = before && instanceAt(before, date);
      const attendee = deps.member(mailboxId);
      if (!before || !instance || !attendee) return false;
      const { nowMs } = stamp();
      const showAs = answer.response === 'accepted' ? 'busy' : 'tentative';
      if (answer.response === 'declined') store(before, date === null ? null : cancelDate(before, date), date);
      else store(before, changed(before, date, { response: answer.response, respondedMs: nowMs, showAs }), date);
      if (answer.sendResponse) noteResponse(before.iCalUId, attendee, date, answer);
      return true;
    },
    noteResponse,
  };
}
