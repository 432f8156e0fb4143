import { faultKinds } from '../faults/fault.ts';
import type { ListedQuirk } from '../quirks/quirk-board.ts';
import type { Room } from '../tenant/directory.ts';
import { eventIdOf } from '../tenant/event-id.ts';
import { type Instance, instanceAt, instancesIn } from '../tenant/instances.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ianaZoneOf, localDateOf, startOfDay } from '../tenant/zones.ts';

/** One meeting as a room's calendar holds it. Instants are ISO in UTC; all-day ones are midnights of floating dates. */
function meetingOf(tenant: Tenant, { item, content, kind, date }: Instance) {
  return {
    /** Names the meeting to the acts; an occurrence besides by `date`. */
    meeting: item.iCalUId,
    date,
    kind,
    eventId: eventIdOf(item.mailboxId, { key: item.key, date }, 'rest'),
    subject: content.subject,
    /** What the organiser called it, which the room may have rewritten. */
    organizerSubject: originalSubject(tenant, item.iCalUId, date) ?? content.subject,
    organizer: item.organizer,
    isDirect: item.isOrganizer,
    start: new Date(content.startMs).toISOString(),
    end: new Date(content.endMs).toISOString(),
    isAllDay: content.isAllDay,
    isCancelled: content.isCancelled,
    showAs: content.showAs,
    sensitivity: content.sensitivity,
    response: content.response,
    attendees: content.invitees.map(({ who, role, response }) => ({ ...who, role, response })),
  };
}

function originalSubject(tenant: Tenant, uid: string, date: string | null): string | null {
  const original = tenant
    .mailboxes()
    .map((box) => box.findByUid(uid))
    .find((item) => item?.isOrganizer);
  return original ? (instanceAt(original, date)?.content.subject ?? null) : null;
}

export const roomZone = (room: Room): string => ianaZoneOf(room.timeZone || 'UTC') ?? 'UTC';

/** A room's day by what is stored, whatever readers see yet. */
export function roomDay(tenant: Tenant, room: Room, date: string) {
  const zone = roomZone(room);
  const timed = { startMs: startOfDay(date, zone), endMs: startOfDay(date, zone, 1) };
  const floating = { startMs: startOfDay(date, 'UTC'), endMs: startOfDay(date, 'UTC', 1) };
  return tenant
    .mailbox(room.id)
    .stored()
    .flatMap((item) => instancesIn(item, item.content.isAllDay ? floating : timed))
    .sort((a, b) => a.content.startMs - b.content.startMs)
    .map((instance) => meetingOf(tenant, instance));
}

export function roomFacts({ kind: _tag, ...facts }: Room) {
  return facts;
}

/** Everything the Outlook page shows. `date` null: today in each room's zone. */
export function tenantState(tenant: Tenant, date: string | null, scenarios: readonly string[]) {
  const nowMs = tenant.clock.nowMs();
  const quirks: readonly ListedQuirk[] = tenant.quirks.list();
  return {
    revision: tenant.revision.current,
    now: new Date(nowMs).toISOString(),
    rooms: tenant.directory.rooms().map((room) => {
      const day = date ?? localDateOf(nowMs, roomZone(room));
      return { ...roomFacts(room), ianaZone: roomZone(room), date: day, day: roomDay(tenant, room, day) };
    }),
    people: tenant.directory.people().map(({ id, name, address, jobTitle }) => ({ id, name, address, jobTitle })),
    faults: tenant.faults.list(),
    faultKinds,
    quirks,
    scenarios,
    attendant: { ...tenant.attendantSettings.current, pending: tenant.attendant.pendingCount },
    notices: tenant.notices.all().slice(-50),
  };
}
