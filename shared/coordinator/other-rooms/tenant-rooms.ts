import type { GraphSession } from '../../graph/graph-session.ts';
import type { GraphTransport } from '../../graph/graph-transport.ts';
import { createMailboxCalendars } from '../../graph/mailbox-calendars.ts';
import { type MailboxFacts, readMailboxFacts } from '../../graph/mailbox-facts.ts';
import { createPlaces, type Places } from '../../graph/places.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import { createSchedules, type Schedules } from '../../graph/schedules.ts';
import type { InLane } from './in-lane.ts';

/** The rooms of one tenant, as Graph knows them. */
export interface TenantRooms {
  readonly places: Places;
  readonly schedules: Schedules;
  readonly calendars: OtherCalendars;
  /** Throws `GraphError`. */
  mailboxFacts(address: string, signal: AbortSignal): Promise<MailboxFacts>;
}

/**
 * By the coordinator's own sign-in. Places, schedules and settings wait each for themselves when Graph slows one of them down; what is
 * asked of a mailbox waits in its lane.
 */
export function createTenantRooms({ transportApart }: Pick<GraphSession, 'transportApart'>, inLane: InLane): TenantRooms {
  const at = (mailbox: string, { call }: GraphTransport): GraphTransport => ({
    call: (asked, schema, signal) => inLane(mailbox, signal, () => call(asked, schema, signal)),
  });
  const settings = transportApart();
  const schedules = transportApart();
  return {
    places: createPlaces({ transport: transportApart() }),
    schedules: { read: (asker, ...asked) => createSchedules({ transport: at(asker, schedules) }).read(asker, ...asked) },
    calendars: createMailboxCalendars((address) => at(address, transportApart())),
    mailboxFacts: (address, signal) => readMailboxFacts(at(address, settings), address, signal),
  };
}
