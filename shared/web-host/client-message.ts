import { z } from 'zod';
import { clientEnvelopeSchema } from '../protocol/client-message-schema.ts';

/** A message from a screen, read. The engine judges the command itself; `id` is null where it could not be read. */
export type ClientMessageReply =
  | { readonly kind: 'command'; readonly id: string; readonly command: unknown }
  | { readonly kind: 'malformed'; readonly id: string | null };

/** Of a message that is wrong otherwise: enough to answer under its id. */
const anyWithId = z.object({ id: z.string().min(1).max(100) });

export function parseClientMessage(text: string): ClientMessageReply {
  const raw = parsedJson(text);
  const message = clientEnvelopeSchema.safeParse(raw);
  if (message.success) return { kind: 'command', id: message.data.id, command: message.data.command };
  const withId = anyWithId.safeParse(raw);
  return { kind: 'malformed', id: withId.success ? withId.data.id : null };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
