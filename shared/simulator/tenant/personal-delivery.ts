import { copyDate, copyMeeting } from './attendee-copy.ts';
import type { Person } from './directory.ts';
import { cancelDate, type Stamp } from './edit-item.ts';
import { instanceAt } from './instances.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notice } from './notices.ts';
import type { MeetingMail } from './post-office.ts';

export interface PersonalDeliveryDeps {
  mailbox(id: string): Mailbox;
  stamp(): Stamp;
  nextKey(): number;
  notify(notice: Notice): void;
}

/** A person's Outlook takes invitations in at once, unanswered; nobody decides for people. */
export function createPersonalDelivery({ mailbox, stamp, nextKey, notify }: PersonalDeliveryDeps) {
  return (person: Person, mail: MeetingMail): void => {
    const box = mailbox(person.id);
    const own = box.findByUid(mail.iCalUId);
    const original = mailbox(mail.organizerMailboxId).get(mail.key);
    const subject = (original && instanceAt(original, mail.date)?.content.subject) ?? own?.content.subject ?? '';
    const from = original?.organizer.address ?? own?.organizer.address ?? '';
    const { iCalUId, date } = mail;
    const kind = mail.kind === 'request' ? 'invited' : 'cancelled';
    const now = stamp();
    notify({ atMs: now.nowMs, to: person.address, from, kind, subject, iCalUId, date, comment: null });

    if (mail.kind === 'cancellation') {
      if (own && date === null) box.remove(own.key);
      else if (own && date !== null) box.put(cancelDate(own, date));
      return;
    }
    if (!original) return;
    const plan = {
      key: own?.key ?? nextKey(),
      mailboxId: person.id,
      address: person.address,
      response: 'notResponded',
      stamp: now,
      rewrite: null,
      keepsProperties: true,
    } as const;
    const copy = own && date !== null ? copyDate(original, date, own, plan) : copyMeeting(original, own, plan);
    if (copy) box.put(copy);
  };
}
