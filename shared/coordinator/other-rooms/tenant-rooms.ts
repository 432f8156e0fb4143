import type { GraphSession } from '../../graph/graph-session.ts';
import { createMailboxCalendars } from '../../graph/mailbox-calendars.ts';
import { type MailboxFacts, readMailboxFacts } from '../../graph/mailbox-facts.ts';
import { createPlaces, type Places } from '../../graph/places.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import { createSchedules, type Schedules } from '../../graph/schedules.ts';

/** The rooms of one tenant, as Graph knows them. */
export interface TenantRooms {
  readonly places: Places;
  readonly schedules: Schedules;
  readonly calendars: OtherCalendars;
  /** Throws `GraphError`. */
  mailboxFacts(address: string, signal: AbortSignal): Promise<MailboxFacts>;
}

/** By the coordinator's own sign-in. Places, schedules and settings wait each for themselves when Graph slows one of them down. */
export function createTenantRooms({ transportApart }: Pick<GraphSession, 'transportApart'>): TenantRooms {
  const settings = transportApart();
  return {
    places: createPlaces({ transport: transportApart() }),
    schedules: createSchedules({ transport: transportApart() }),
    calendars: createMailboxCalendars(transportApart),
    mailboxFacts: (address, signal) => readMailboxFacts(settings, address, signal),
  };
}
