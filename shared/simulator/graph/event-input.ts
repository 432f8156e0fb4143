import type { PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Directory } from '../tenant/directory.ts';
import type { ContentPatch } from '../tenant/edit-item.ts';
import { ianaZoneOf, instantOf, localDateOf, windowsZoneOf } from '../tenant/zones.ts';
import { type EventBody, eventBodySchema } from './event-body.ts';
import { refuse } from './graph-refusal.ts';

/** An event body of POST or PATCH in our words; absent fields were not sent. */
export interface EventInput {
  readonly patch: ContentPatch;
  /** Undefined: not sent. Null: taken away. */
  readonly recurrence: PatternedRecurrence | null | undefined;
  /** Windows name of the start's zone; null when no start was sent. */
  readonly timeZone: string | null;
  readonly transactionId: string | null;
}

interface Zoned {
  readonly dateTime: string;
  readonly timeZone?: string | undefined;
}

const midnight = /^\d{4}-\d\d-\d\dT00:00(:00(\.0+)?)?$/;

function readTime({ dateTime, timeZone = 'UTC' }: Zoned, isAllDay: boolean): number {
  const zone = ianaZoneOf(timeZone);
  if (zone === null) throw refuse.invalidRequest(`The time zone '${timeZone}' is not supported.`);
  if (isAllDay && !midnight.test(dateTime)) throw refuse.invalidProperty('An all-day event starts and ends at midnight.');
  const ms = instantOf(dateTime, isAllDay ? 'UTC' : zone);
  if (Number.isNaN(ms)) throw refuse.invalidProperty();
  return ms;
}

function timesOf(body: EventBody, wasAllDay: boolean): Pick<ContentPatch, 'startMs' | 'endMs' | 'isAllDay'> {
  const isAllDay = body.isAllDay ?? wasAllDay;
  if (isAllDay && body.start && body.end && (body.start.timeZone ?? 'UTC') !== (body.end.timeZone ?? 'UTC')) {
    throw refuse.invalidProperty('An all-day event starts and ends in one time zone.');
  }
  if (isAllDay !== wasAllDay && !(body.start && body.end)) throw refuse.invalidProperty('isAllDay changes together with start and end.');
  return {
    ...(body.start ? { startMs: readTime(body.start, isAllDay) } : {}),
    ...(body.end ? { endMs: readTime(body.end, isAllDay) } : {}),
    ...(body.isAllDay === undefined ? {} : { isAllDay }),
  };
}

function placeOf(body: EventBody): Pick<ContentPatch, 'location'> {
  const place = body.location ?? body.locations?.[0];
  if (place === undefined) return {};
  const address = place?.locationEmailAddress ?? place?.locationUri ?? null;
  return { location: place?.displayName || address ? { displayName: place?.displayName ?? '', address } : null };
}

function inviteesOf(body: EventBody, directory: Directory): Pick<ContentPatch, 'invitees'> {
  if (!body.attendees) return {};
  const invitees = body.attendees.map(({ emailAddress, type }) => {
    const member = directory.find(emailAddress.address);
    const who = { name: emailAddress.name ?? member?.name ?? emailAddress.address, address: emailAddress.address.toLowerCase() };
    return { who, role: type ?? 'required', response: 'none', respondedMs: null } as const;
  });
  return { invitees };
}

/** Section 2, `recurrence`: its first day is the day of the start, and its last is not before that. */
function checkRecurrence(recurrence: PatternedRecurrence | null | undefined, startMs: number | undefined, ianaZone: string): void {
  if (!recurrence || startMs === undefined) return;
  const { startDate, endDate, type } = recurrence.range ?? {};
  if (startDate !== localDateOf(startMs, ianaZone)) throw refuse.invalidProperty('The recurrence must begin on the day of the start.');
  if (type === 'endDate' && (endDate ?? '') < startDate) throw refuse.invalidProperty('The recurrence ends before it begins.');
}

const given = <Key extends string, Value>(key: Key, value: Value | undefined | null): { [K in Key]?: Value } =>
  value === undefined || value === null ? {} : ({ [key]: value } as { [K in Key]: Value });

export interface InputContext {
  readonly directory: Directory;
  readonly wasAllDay: boolean;
  /** Where a link is asked for and the mailbox has no provider, none is made (fact 3.1.5). */
  readonly joinUrl: string | null;
}

/** Throws the refusal Graph answers with (fact 3.1.7). */
export function readEventBody(text: string, { directory, wasAllDay, joinUrl }: InputContext): EventInput {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw refuse.malformedBody();
  }
  const parsed = eventBodySchema.safeParse(raw);
  if (!parsed.success) throw refuse.malformedBody(`${z.prettifyError(parsed.error)}`);
  const body = parsed.data;
  const times = timesOf(body, wasAllDay);
  const zoneName = body.start?.timeZone ?? 'UTC';
  const ianaZone = (body.isAllDay ?? wasAllDay) ? 'UTC' : (ianaZoneOf(zoneName) ?? 'UTC');
  checkRecurrence(body.recurrence as PatternedRecurrence | null | undefined, times.startMs, ianaZone);
  const patch: ContentPatch = {
    ...times,
    ...placeOf(body),
    ...inviteesOf(body, directory),
    ...given('subject', body.subject),
    ...given('showAs', body.showAs),
    ...given('sensitivity', body.sensitivity),
    ...given('importance', body.importance),
    ...given('categories', body.categories),
    ...given('reminderMinutes', body.reminderMinutesBeforeStart),
    ...given('isReminderOn', body.isReminderOn),
    ...given('allowNewTimeProposals', body.allowNewTimeProposals),
    ...given('extendedProperties', body.singleValueExtendedProperties),
    ...(body.body ? { body: { contentType: body.body.contentType ?? 'text', content: body.body.content ?? '' } } : {}),
    ...(body.isOnlineMeeting ? { joinUrl } : {}),
  };
  return {
    patch,
    recurrence: body.recurrence as PatternedRecurrence | null | undefined,
    timeZone: body.start ? windowsZoneOf(zoneName) : null,
    transactionId: body.transactionId ?? null,
  };
}
