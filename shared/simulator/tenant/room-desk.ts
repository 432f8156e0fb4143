import { copyDate, copyMeeting } from './attendee-copy.ts';
import { type BookingVerdict, judgeBooking } from './booking-verdict.ts';
import { blocksTime, type CalendarItem } from './calendar-item.ts';
import type { Calendars } from './calendars.ts';
import type { Room } from './directory.ts';
import { type ContentPatch, cancelDate, changeDate, changeItem, type Stamp } from './edit-item.ts';
import { type Instance, instanceAt, instancesIn, masterOf, type Span } from './instances.ts';
import type { Mailbox } from './mailbox.ts';
import type { Oddities } from './oddities.ts';
import type { MeetingMail } from './post-office.ts';
import { type RewriteStep, rewriteItem, rewriteStepsOf } from './rewrite-words.ts';
import type { RoomSettings } from './room-settings.ts';
import type { Setting } from './setting.ts';
import { isWorkingTime } from './working-hours.ts';

const DAY_MS = 86_400_000;

export interface RoomDeskDeps {
  readonly calendars: Pick<Calendars, 'noteResponse'>;
  mailbox(id: string): Mailbox;
  nowMs(): number;
  stamp(): Stamp;
  nextKey(): number;
  /** False: an update wipes the room copy's own extended properties. */
  keepsProperties(): boolean;
  readonly oddities: Setting<Oddities>;
}

/** What the booking attendant does with a room's mail; when it does it is the attendant's business. */
export interface RoomDesk {
  /** Puts the meeting in tentatively, words untouched (fact 4.2). */
  putTentatively(room: Room, mail: MeetingMail): void;
  /**
   * Accepts, rewriting the words as the room is set, or declines and takes it out; the organiser is told either way.
   * Answers what of the words is left to be rewritten (Q24).
   */
  decide(room: Room, mail: MeetingMail): readonly RewriteStep[];
  rewrite(room: Room, mail: MeetingMail, step: RewriteStep): void;
  /** Takes in a cancellation, or the room's being un-invited. */
  withdraw(room: Room, mail: MeetingMail): void;
}

/** What a request asks the room for: one meeting, one date wherever it stands, or the dates of a series that are still to come. */
function requested(copy: CalendarItem, date: string | null, nowMs: number, { bookingWindowInDays }: RoomSettings): readonly Instance[] {
  if (date !== null) return [instanceAt(copy, date) ?? []].flat();
  if (!copy.series) return [masterOf(copy)];
  return instancesIn(copy, { startMs: nowMs - DAY_MS, endMs: nowMs + Math.max(bookingWindowInDays, 365) * 2 * DAY_MS });
}

/** Null where nothing is asked for: a series whose last date is over. */
function around(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return { startMs: Math.min(...spans.map(({ startMs }) => startMs)), endMs: Math.max(...spans.map(({ endMs }) => endMs)) };
}

export function createRoomDesk(deps: RoomDeskDeps): RoomDesk {
  /** What was cancelled lately (Q26). */
  let lately: readonly { readonly item: CalendarItem; readonly atMs: number }[] = [];

  const originalOf = (mail: MeetingMail): CalendarItem | null => deps.mailbox(mail.organizerMailboxId).get(mail.key);

  const isStillInvited = (room: Room, mail: MeetingMail): boolean => {
    const original = originalOf(mail);
    const content = original && instanceAt(original, mail.date)?.content;
    return content?.invitees.some(({ who }) => who.address === room.address) ?? false;
  };

  const buildCopy = (room: Room, mail: MeetingMail, response: 'notResponded' | 'accepted'): CalendarItem | null => {
    const original = originalOf(mail);
    if (!original || !isStillInvited(room, mail)) return null;
    const own = deps.mailbox(room.id).findByUid(mail.iCalUId);
    const copyPlan = {
      key: own?.key ?? deps.nextKey(),
      mailboxId: room.id,
      address: room.address,
      response,
      stamp: deps.stamp(),
      rewrite: response === 'accepted' && !deps.oddities.current.rewritesInSteps ? room.settings : null,
      keepsProperties: response === 'accepted' || deps.keepsProperties(),
    };
    return own && mail.date !== null ? copyDate(original, mail.date, own, copyPlan) : copyMeeting(original, own, copyPlan);
  };

  const putCopy = (room: Room, mail: MeetingMail, response: 'notResponded' | 'accepted'): void => {
    const copy = buildCopy(room, mail, response);
    if (copy) deps.mailbox(room.id).put(copy);
  };

  const judge = (room: Room, mail: MeetingMail, copy: CalendarItem): BookingVerdict => {
    const nowMs = deps.nowMs();
    const wanted = requested(copy, mail.date, nowMs, room.settings).map(({ content, date }) => ({ ...content, date }));
    lately = lately.filter(({ atMs }) => nowMs - atMs < deps.oddities.current.cancelledBlocksMs);
    const ghosts = lately.map(({ item }) => item).filter(({ mailboxId }) => mailboxId === room.id);
    const others = [...deps.mailbox(room.id).stored(), ...ghosts];
    const window = around(wanted);
    const taken = others
      .flatMap((item) => (window ? instancesIn(item, window) : []))
      .filter(({ item, date }) => item.iCalUId !== copy.iCalUId || (mail.date !== null && date !== mail.date))
      .filter(({ content }) => blocksTime(content));
    return judgeBooking({
      settings: room.settings,
      nowMs,
      wanted,
      taken: taken.map(({ content }) => content),
      isSeries: copy.series !== null && mail.date === null,
      isEndless: copy.series?.recurrence.range?.type === 'noEnd',
      isWorkingTime: (span) => isWorkingTime(span, room.timeZone),
    });
  };

  const leave = (room: Room, mail: MeetingMail): void => {
    const box = deps.mailbox(room.id);
    const own = box.findByUid(mail.iCalUId);
    if (!own) return;
    if (mail.date === null) box.remove(own.key);
    else box.put(cancelDate(own, mail.date));
  };

  const decide = (room: Room, mail: MeetingMail): readonly RewriteStep[] => {
    const copy = buildCopy(room, mail, 'notResponded');
    if (!copy) return [];
    const verdict = judge(room, mail, copy);
    if (verdict.kind === 'decline') {
      leave(room, mail);
      deps.calendars.noteResponse(mail.iCalUId, room, mail.date, { response: 'declined', comment: verdict.reason });
      return [];
    }
    putCopy(room, mail, 'accepted');
    for (const date of verdict.declinedDates) {
      leave(room, { ...mail, date });
      deps.calendars.noteResponse(mail.iCalUId, room, date, { response: 'declined', comment: 'conflict' });
    }
    deps.calendars.noteResponse(mail.iCalUId, room, mail.date, { response: 'accepted', comment: null });
    return deps.oddities.current.rewritesInSteps ? rewriteStepsOf(room.settings) : [];
  };

  const rewrite = (room: Room, mail: MeetingMail, step: RewriteStep): void => {
    const box = deps.mailbox(room.id);
    const own = box.findByUid(mail.iCalUId);
    if (own) box.put(rewriteItem(own, step, deps.stamp()));
  };

  const withdraw = (room: Room, mail: MeetingMail): void => {
    const box = deps.mailbox(room.id);
    const own = box.findByUid(mail.iCalUId);
    if (!own || isStillInvited(room, mail)) return;
    if (mail.date === null && deps.oddities.current.cancelledBlocksMs > 0) lately = [...lately, { item: own, atMs: deps.nowMs() }];
    const instance = instanceAt(own, mail.date);
    if (room.settings.removeCanceledMeetings || !instance) {
      leave(room, mail);
      return;
    }
    const patch: ContentPatch = { isCancelled: true, showAs: 'free', subject: `Canceled: ${instance.content.subject}` };
    const kept = mail.date === null ? changeItem(own, patch, deps.stamp()) : changeDate(own, mail.date, patch, deps.stamp());
    if (kept) box.put(kept);
  };

  return { putTentatively: (room, mail) => putCopy(room, mail, 'notResponded'), decide, rewrite, withdraw };
}
