import { z } from 'zod';
import type { ClientMessage } from './door-bridge.ts';
import { doorCommandSchema } from './door-command-schema.ts';

const kind = z.literal('command');
const id = z.string().min(1).max(100);

export const clientMessageSchema: z.ZodType<ClientMessage> = z.strictObject({ kind, id, command: doorCommandSchema });

/** The envelope alone: so that a message whose command is malformed can still be answered under its id. */
export const clientEnvelopeSchema: z.ZodType<Omit<ClientMessage, 'command'> & { readonly command: unknown }> = z.strictObject({
  kind,
  id,
  command: z.unknown(),
});
