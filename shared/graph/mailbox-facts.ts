import { z } from 'zod';
import type { GraphTransport } from './graph-transport.ts';
import { orNullOn } from './room-reads.ts';
import { ianaZoneOf } from './zone-names.ts';

/** What a mailbox says of itself; null where it does not, or where its settings may not be read [2.1.3]. */
export interface MailboxFacts {
  /** IANA. */
  readonly timeZone: string | null;
  /** Graph's `userPurpose`: `room`, `user`, `shared` and others. */
  readonly purpose: string | null;
}

const settingsSchema = z.object({ timeZone: z.string().nullable().catch(null), userPurpose: z.string().nullish().catch(null) });

/** Throws `GraphError`; `roomNotFound` where there is no such mailbox. */
export async function readMailboxFacts(transport: GraphTransport, address: string, signal: AbortSignal): Promise<MailboxFacts> {
  const target = { kind: 'path', path: `/users/${encodeURIComponent(address)}/mailboxSettings`, query: {} } as const;
  const call = { operation: 'readMailboxFacts', method: 'GET', target, subject: 'mailbox' } as const;
  const settings = await orNullOn('forbidden', transport.call(call, settingsSchema, signal));
  return { timeZone: settings?.timeZone ? ianaZoneOf(settings.timeZone) : null, purpose: settings?.userPurpose?.toLowerCase() ?? null };
}
