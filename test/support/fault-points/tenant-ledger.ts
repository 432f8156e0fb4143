import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { parseEventState } from '../../../shared/graph/event-state.ts';
import { blocksTime, type CalendarItem, type ItemContent } from '../../../shared/simulator/tenant/calendar-item.ts';
import { type Instance, instancesIn } from '../../../shared/simulator/tenant/instances.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { localTextOf } from '../../../shared/simulator/tenant/zones.ts';

const DAY_MS = 86_400_000;
const ZONE = 'Europe/Amsterdam';

const clock = (ms: number): string => localTextOf(ms, ZONE).slice(11, 16);
const span = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): string => `${clock(startMs)}-${clock(endMs)}`;
const nameOf = (address: string): string => address.split('@')[0] ?? address;

const property = ({ extendedProperties }: ItemContent, id: string): string | null =>
  extendedProperties.find((one) => one.id === id)?.value ?? null;

/** What a door wrote on the event, in words: `settled` where it is settled just as it stands. */
function marks(content: ItemContent): readonly string[] {
  const text = property(content, STATE_PROPERTY_ID);
  const { settled, parent, checkedInMs } = parseEventState(text);
  const isDoors = property(content, CLAIM_PROPERTY_ID) !== null;
  const isWhole = settled?.startMs === content.startMs && settled.endMs === content.endMs;
  return [
    ...(isDoors ? [settled === null ? 'unsettled' : isWhole ? 'settled' : `settled ${span(settled)}`] : []),
    ...(parent ? [`hold ${parent.relation} ${clock(parent.startMs)}`] : []),
    ...(checkedInMs === null ? [] : ['checked in']),
  ];
}

function line(owner: string, { item, content }: Instance): string {
  const isDoors = property(content, CLAIM_PROPERTY_ID) !== null;
  const who = isDoors ? 'door' : `${nameOf(item.organizer.address)}'s ${content.subject}`;
  const rooms = content.invitees
    .filter(({ role }) => role === 'resource')
    .map(({ who: room, response }) => `${nameOf(room.address)} ${response}`);
  const facts = [...marks(content), ...(item.isOrganizer ? rooms : [])];
  return `${owner} ${span(content)} ${who}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

/**
 * What Exchange holds, whatever reads may show yet: every mailbox's meetings of the days around now that take time, as lines, and every
 * mail to a person since the tenant's notices were cleared.
 */
export function ledgerOf(tenant: Tenant, nowMs: number): readonly string[] {
  const window = { startMs: nowMs - 2 * DAY_MS, endMs: nowMs + 2 * DAY_MS };
  const meetings = tenant.mailboxes().flatMap((box) => {
    const owner = nameOf(tenant.directory.find(box.id)?.address ?? box.id);
    const shown = (item: CalendarItem) => instancesIn(item, window).filter(({ content }) => blocksTime(content));
    return box.stored().flatMap((item) => shown(item).map((instance) => line(owner, instance)));
  });
  const mails = tenant.notices.all().map(({ kind, from, to }) => `mail: ${nameOf(from)} ${kind} to ${nameOf(to)}`);
  return [...meetings.sort(), ...mails.sort()];
}
