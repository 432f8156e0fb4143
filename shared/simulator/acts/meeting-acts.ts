import type { z } from 'zod';
import { newContent } from '../graph/new-content.ts';
import type { CalendarItem, Invitee } from '../tenant/calendar-item.ts';
import type { Member } from '../tenant/directory.ts';
import type { ContentPatch } from '../tenant/edit-item.ts';
import { instanceAt } from '../tenant/instances.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ianaZoneOf, instantOf, localDateOf, windowsZoneOf } from '../tenant/zones.ts';
import { missing, wrong } from './act-refusal.ts';
import {
  type ChangeMeeting,
  changeSchema,
  type MoveMeeting,
  moveSchema,
  type NewMeeting,
  newMeetingSchema,
  type RoomEvent,
  roomEventSchema,
} from './act-schemas.ts';

/** What people do in Outlook. A meeting is named by its iCalUId, one occurrence besides by its original `date`. */
export interface MeetingActs {
  /** Invites the rooms and people; answers the meeting's id. */
  create(meeting: NewMeeting): string;
  move(meetingId: string, move: MoveMeeting): void;
  change(meetingId: string, change: ChangeMeeting): void;
  cancel(meetingId: string, date?: string): void;
  invite(meetingId: string, who: string, date?: string): void;
  uninvite(meetingId: string, who: string, date?: string): void;
  /** Straight into the room's calendar, past the attendant. */
  writeIntoRoom(room: string, event: RoomEvent): string;
  /** Somebody with the room's mailbox open declines or deletes from there. */
  declineFromRoom(room: string, meetingId: string, date?: string, comment?: string): void;
}

type Parsed = z.infer<typeof newMeetingSchema>;

function zoneOf(timeZone: string): string {
  const zone = ianaZoneOf(timeZone);
  if (zone === null) throw wrong('timeZone', `'${timeZone}' is no time zone`);
  return zone;
}

/** A date alone is its midnight; an offset names the instant outright. */
function instant(text: string, ianaZone: string): number {
  const full = text.includes('T') ? text : `${text}T00:00:00`;
  return /(Z|[+-]\d\d:\d\d)$/.test(full) ? Date.parse(full) : instantOf(full, ianaZone);
}

function timesOf({ start, end, timeZone }: MoveMeeting, isAllDay: boolean): { startMs: number; endMs: number } {
  const zone = isAllDay ? 'UTC' : zoneOf(timeZone ?? 'Europe/Amsterdam');
  const whole = (text: string) => (isAllDay ? text.slice(0, 10) : text);
  const times = { startMs: instant(whole(start), zone), endMs: instant(whole(end), zone) };
  if (times.endMs <= times.startMs) throw wrong('end', 'must be after start');
  return times;
}

export function createMeetingActs(tenant: Tenant): MeetingActs {
  const { directory, calendars } = tenant;

  const memberOf = (field: string, idOrAddress: string): Member => {
    const member = directory.find(idOrAddress);
    if (!member) throw missing(field, idOrAddress);
    return member;
  };

  const inviteeOf = (member: Member): Invitee => ({
    who: { name: member.name, address: member.address },
    role: member.kind === 'room' ? 'resource' : 'required',
    response: 'none',
    respondedMs: null,
  });

  const put = (owner: Member, plan: Parsed): string => {
    const { startMs, endMs } = timesOf(plan, plan.isAllDay);
    const rooms = plan.rooms.map((room) => memberOf('rooms', room));
    const guests = plan.attendees.map((attendee) => memberOf('attendees', attendee));
    const place = owner.kind === 'room' ? owner : rooms[0];
    const content = newContent({
      startMs,
      endMs,
      isAllDay: plan.isAllDay,
      subject: plan.subject,
      body: { contentType: 'html', content: plan.body },
      showAs: plan.showAs,
      sensitivity: plan.sensitivity,
      invitees: [...rooms, ...guests].map(inviteeOf),
      location: place ? { displayName: place.name, address: place.address } : null,
      joinUrl: plan.online ? `https://teams.microsoft.com/l/meetup-join/${tenant.values.guid()}` : null,
    });
    const startDate = localDateOf(startMs, plan.isAllDay ? 'UTC' : zoneOf(plan.timeZone));
    const recurrence = plan.recurrence
      ? {
          pattern: definedOnly(plan.recurrence.pattern),
          range: { ...definedOnly(plan.recurrence.range), startDate, recurrenceTimeZone: windowsZoneOf(plan.timeZone) },
        }
      : null;
    return calendars.create(owner, { content, timeZone: windowsZoneOf(plan.timeZone), recurrence, transaction: null }).iCalUId;
  };

  const originalOf = (meetingId: string): CalendarItem => {
    const found = tenant
      .mailboxes()
      .map((box) => box.findByUid(meetingId))
      .find((item) => item?.isOrganizer);
    if (!found) throw missing('meeting', meetingId);
    return found;
  };

  const edit = (meetingId: string, date: string | undefined, patchOf: (item: CalendarItem) => ContentPatch): void => {
    const item = originalOf(meetingId);
    if (!calendars.change(item.mailboxId, { key: item.key, date: date ?? null }, patchOf(item))) throw missing('date', date ?? '');
  };

  const inviteesAt = (item: CalendarItem, date: string | undefined): readonly Invitee[] =>
    instanceAt(item, date ?? null)?.content.invitees ?? [];

  return {
    create(raw) {
      const plan = newMeetingSchema.parse(raw);
      return put(memberOf('organizer', plan.organizer), plan);
    },
    writeIntoRoom(room, raw) {
      const owner = directory.room(room);
      if (!owner) throw missing('room', room);
      return put(owner, { ...roomEventSchema.parse(raw), organizer: room, rooms: [], online: false });
    },
    move(meetingId, raw) {
      const plan = moveSchema.parse(raw);
      edit(meetingId, plan.date, (item) => timesOf(plan, item.content.isAllDay));
    },
    change(meetingId, raw) {
      const { date, body, ...words } = changeSchema.parse(raw);
      edit(meetingId, date, () => ({
        ...definedOnly(words),
        ...(body === undefined ? {} : { body: { contentType: 'html', content: body } }),
      }));
    },
    cancel(meetingId, date) {
      const item = originalOf(meetingId);
      if (!calendars.remove(item.mailboxId, { key: item.key, date: date ?? null })) throw missing('date', date ?? '');
    },
    invite(meetingId, who, date) {
      const guest = memberOf('who', who);
      edit(meetingId, date, (item) => ({
        invitees: [...inviteesAt(item, date).filter((other) => other.who.address !== guest.address), inviteeOf(guest)],
      }));
    },
    uninvite(meetingId, who, date) {
      const guest = memberOf('who', who);
      edit(meetingId, date, (item) => ({ invitees: inviteesAt(item, date).filter((other) => other.who.address !== guest.address) }));
    },
    declineFromRoom(room, meetingId, date, comment) {
      const owner = directory.room(room);
      if (!owner) throw missing('room', room);
      const item = tenant.mailbox(owner.id).findByUid(meetingId);
      if (!item) throw missing('meeting', meetingId);
      if (item.isOrganizer) throw wrong('meeting', 'the room organises it: cancel it instead');
      const answer = { response: 'declined', comment: comment ?? null, sendResponse: true } as const;
      if (!calendars.respond(owner.id, { key: item.key, date: date ?? null }, answer)) throw missing('date', date ?? '');
    },
  };
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Leaves out what was not sent. */
const definedOnly = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
