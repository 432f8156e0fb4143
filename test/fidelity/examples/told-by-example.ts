import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import type { PublishedEvent } from './kind-of-example.ts';

/** What a door in UTC should show of an event, read off the published body without any of Lintel's own code. */
export interface ToldEvent {
  readonly id: string;
  readonly title: string | null;
  readonly organizer: string | null;
  readonly startMs: number;
  readonly endMs: number;
}

export function instantOf({ dateTime, timeZone }: PublishedEvent['start']): number {
  const zone = timeZone === 'UTC' ? 'UTC' : (findIana(timeZone)[0] ?? timeZone);
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds;
}

/** D14: what takes the room. */
export function takesRoom({ type, isCancelled, showAs, responseStatus }: PublishedEvent): boolean {
  const { response } = (responseStatus ?? {}) as { readonly response?: string };
  return type !== 'seriesMaster' && isCancelled !== true && showAs !== 'free' && response !== 'declined';
}

export function toldOf(event: PublishedEvent): ToldEvent {
  const { name = null } = (event.organizer as { emailAddress?: { name?: string | null } } | undefined)?.emailAddress ?? {};
  const isHidden = !['normal', undefined, null].includes(event.sensitivity as string | undefined | null);
  const subject = said(event.subject, name);
  return {
    id: event.id,
    title: isHidden ? null : subject,
    organizer: isHidden || event.isOrganizer === true ? null : name,
    startMs: instantOf(event.start),
    endMs: instantOf(event.end),
  };
}

/** Exchange puts the organiser in the place of the subject; that says nothing twice. */
function said(subject: unknown, organizer: string | null): string | null {
  const text = typeof subject === 'string' ? subject.trim() : '';
  return text === '' || text === organizer ? null : text;
}
