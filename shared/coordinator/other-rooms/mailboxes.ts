import { GraphError } from '../../graph/graph-error.ts';
import type { MailboxFacts } from '../../graph/mailbox-facts.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import type { Candidate } from './candidates.ts';
import { createKept } from './kept.ts';

/** A room that is connected to this coordinator. */
interface Connected {
  readonly id: string;
  readonly tenantId: string;
  readonly address: string;
}

/** What the mailboxes of rooms say of themselves, looked at once a day. */
export interface Mailboxes {
  /** False for a person's mailbox, whoever has named it as a room; and for one that nothing says is a room (E74). Throws `GraphError`. */
  isRoom(tenantId: string, candidate: Candidate): Promise<boolean>;
  /** IANA: as staff set it, else the mailbox's; UTC where neither tells. */
  zoneOf(room: Connected): Promise<string>;
  /** Sees to it that the zone of that mailbox is known, if it can be. */
  learnZone(tenantId: string, address: string): Promise<void>;
  /** IANA, without asking; null for a mailbox that was not looked at, or does not tell. */
  knownZoneOf(tenantId: string, address: string): string | null;
}

export interface MailboxesDeps {
  readonly factsOf: (tenantId: string, address: string, signal: AbortSignal) => Promise<MailboxFacts>;
  readonly settings: Pick<CoordinatorStore['settings'], 'forRoom'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

const KEPT_MS = 24 * 3_600_000;
const MOST = 20_000;
const people: readonly (string | null)[] = ['user', 'linked', 'shared'];

export function createMailboxes({ factsOf, settings, clock }: MailboxesDeps): Mailboxes {
  const kept = createKept<MailboxFacts | null>({ clock, goodForMs: () => KEPT_MS, most: MOST });
  const zones = new Map<string, string>();
  const keyOf = (tenantId: string, address: string): string => `${tenantId} ${address.toLowerCase()}`;

  /** Null where there is no such mailbox. The answer is for everybody, so nobody's going away ends it. */
  const read = (tenantId: string, address: string): Promise<MailboxFacts | null> =>
    kept(keyOf(tenantId, address), async () => {
      try {
        const facts = await factsOf(tenantId, address, new AbortController().signal);
        if (facts.timeZone !== null) zones.set(keyOf(tenantId, address), facts.timeZone);
        return facts;
      } catch (error) {
        if (error instanceof GraphError && error.kind === 'roomNotFound') return null;
        throw error;
      }
    });

  return {
    async isRoom(tenantId, { address, isPlace, connected }) {
      const facts = await read(tenantId, address);
      if (facts === null) return false;
      return facts.purpose === 'room' || (!people.includes(facts.purpose) && (isPlace || connected !== null));
    },
    async zoneOf({ id, tenantId, address }) {
      const { timeZone } = await settings.forRoom(id);
      if (timeZone !== null) return timeZone;
      return (await read(tenantId, address).catch(orNull))?.timeZone ?? 'UTC';
    },
    async learnZone(tenantId, address) {
      await read(tenantId, address).catch(orNull);
    },
    knownZoneOf: (tenantId, address) => zones.get(keyOf(tenantId, address)) ?? null,
  };
}

/** What does not answer does not tell, either. */
function orNull(error: unknown): null {
  if (error instanceof GraphError) return null;
  throw error;
}
