import type { Attendee, DateTimeTimeZone, Event, Location, Recipient } from '@microsoft/microsoft-graph-types';
import type { Address, ItemContent } from '../tenant/calendar-item.ts';
import { changeKeyOf, eventIdOf } from '../tenant/event-id.ts';
import type { Instance } from '../tenant/instances.ts';
import type { Oddities } from '../tenant/oddities.ts';
import { occurrenceUid } from '../tenant/random-values.ts';
import { ianaZoneOf, localTextOf, startOfDay, windowsZoneOf } from '../tenant/zones.ts';
import type { Preferences } from './preferences.ts';

/** An event as Graph writes it: Microsoft's type, and the annotations around it. */
export type EventResource = Event & { readonly [annotation: `@${string}`]: unknown };

export interface EventWriting {
  readonly preferences: Preferences;
  readonly occurrencesShareUid: boolean;
  readonly oddities: Oddities;
}

/** Q34. */
export const CUSTOM_ZONE = 'tzone://Microsoft/Custom';

const NEVER = '0001-01-01T00:00:00Z';

/** Seven fractional digits and Z (section 2, `createdDateTime`). */
const utcText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 23)}0000Z`;
const answeredText = (ms: number | null): string => (ms === null ? NEVER : utcText(ms));

const recipient = ({ name, address }: Address): Recipient => ({ emailAddress: { name, address } });

/** Facts 1.1.11 and 2.1.4: all-day events stay at midnight whichever zone is asked for. */
const timeOf = (ms: number, { isAllDay }: ItemContent, { timeZone, ianaZone }: Preferences): DateTimeTimeZone => ({
  dateTime: localTextOf(ms, isAllDay ? 'UTC' : ianaZone),
  timeZone,
});

function eventIdFor({ item, date }: Instance, { idFormat }: Preferences): string {
  return eventIdOf(item.mailboxId, { key: item.key, date }, idFormat);
}

export const etagOf = ({ item, content }: Instance): string => `W/"${changeKeyOf(item.mailboxId, content.version)}"`;

function attendeesOf(content: ItemContent): Attendee[] {
  return content.invitees.map(({ who, role, response, respondedMs }) => ({
    type: role,
    status: { response, time: answeredText(respondedMs) },
    ...recipient(who),
  }));
}

function placeOf({ location }: ItemContent): Location {
  if (!location) return { displayName: '', locationType: 'default', uniqueIdType: 'unknown' };
  const { displayName, address } = location;
  return {
    displayName,
    locationType: 'default',
    uniqueId: displayName,
    uniqueIdType: 'private',
    ...(address === null ? {} : { locationUri: address, locationEmailAddress: address }),
  };
}

const plainText = (content: string): string => content.replace(/<[^>]*>/g, '').trim();

function bodyOf({ body }: ItemContent, { bodyType }: Preferences): Event['body'] {
  if (bodyType === 'text') return { contentType: 'text', content: plainText(body.content) };
  const isBare = body.contentType === 'text' && body.content !== '';
  return { contentType: 'html', content: isBare ? `<html><body>${body.content}</body></html>` : body.content };
}

/** Fact 1.2.12: all that delta tells of an occurrence. */
export function occurrenceStub(instance: Instance, { preferences }: EventWriting): EventResource {
  const { item, content } = instance;
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etagOf(instance),
    id: eventIdFor(instance, preferences),
    seriesMasterId: eventIdOf(item.mailboxId, { key: item.key, date: null }, preferences.idFormat),
    type: 'occurrence',
    start: timeOf(content.startMs, content, preferences),
    end: timeOf(content.endMs, content, preferences),
  };
}

/** Q33: of an all-day occurrence the wall's midnight, where it should be the date's. */
function originalStartOf({ item, content, date, originalStartMs }: Instance, { allDayOriginIsLocal }: Oddities): number | null {
  if (!allDayOriginIsLocal || !content.isAllDay || date === null) return originalStartMs;
  return startOfDay(date, ianaZoneOf(item.timeZone) ?? 'UTC');
}

export function eventResource(instance: Instance, { preferences, occurrencesShareUid, oddities }: EventWriting): EventResource {
  const { item, content, kind, date } = instance;
  const originalStartMs = originalStartOf(instance, oddities);
  const zone = oddities.zonesAreCustom ? CUSTOM_ZONE : windowsZoneOf(item.timeZone);
  const id = eventIdFor(instance, preferences);
  const location = placeOf(content);
  return {
    '@odata.etag': etagOf(instance),
    id,
    createdDateTime: utcText(content.createdMs),
    lastModifiedDateTime: utcText(content.modifiedMs),
    changeKey: changeKeyOf(item.mailboxId, content.version),
    categories: [...content.categories],
    ...(item.transaction ? { transactionId: item.transaction.id } : {}),
    originalStartTimeZone: zone,
    originalEndTimeZone: zone,
    ...(originalStartMs === null ? {} : { originalStart: utcText(originalStartMs) }),
    iCalUId: date === null || occurrencesShareUid ? item.iCalUId : occurrenceUid(item.iCalUId, date),
    reminderMinutesBeforeStart: content.reminderMinutes,
    isReminderOn: content.isReminderOn,
    hasAttachments: false,
    subject: content.subject,
    bodyPreview: plainText(content.body.content).slice(0, 255),
    importance: content.importance,
    sensitivity: content.sensitivity,
    isAllDay: content.isAllDay,
    isCancelled: content.isCancelled,
    isOrganizer: item.isOrganizer,
    responseRequested: true,
    seriesMasterId: date === null ? null : eventIdOf(item.mailboxId, { key: item.key, date: null }, preferences.idFormat),
    showAs: content.showAs,
    type: kind,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: content.joinUrl !== null,
    onlineMeetingProvider: content.joinUrl === null ? 'unknown' : 'teamsForBusiness',
    onlineMeeting: content.joinUrl === null || oddities.hidesJoinLinks ? null : { joinUrl: content.joinUrl },
    allowNewTimeProposals: content.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: false,
    recurrence: kind === 'seriesMaster' && item.series ? item.series.recurrence : null,
    responseStatus: { response: content.response, time: answeredText(content.respondedMs) },
    body: bodyOf(content, preferences) ?? null,
    start: timeOf(content.startMs, content, preferences),
    end: timeOf(content.endMs, content, preferences),
    location,
    locations: content.location ? [location] : [],
    attendees: attendeesOf(content),
    organizer: recipient(item.organizer),
  };
}
