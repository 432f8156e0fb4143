import { z } from 'zod';
import { commandResultSchema } from './command-result-schema.ts';
import type { ServerMessage } from './door-bridge.ts';
import { doorViewSchema } from './door-view-schema.ts';

export const serverMessageSchema: z.ZodType<ServerMessage> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello'), protocolVersion: z.int() }),
  z.strictObject({ kind: z.literal('view'), view: doorViewSchema }),
  z.strictObject({ kind: z.literal('result'), id: z.string().nullable(), result: commandResultSchema }),
]);
