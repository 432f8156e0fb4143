import { z } from 'zod';

const layerSchema = z.object({
  code: z.string().nullable().catch(null),
  message: z.string().nullable().catch(null),
  innerError: z.unknown().optional(),
  innererror: z.unknown().optional(),
  'request-id': z.string().nullable().catch(null),
  '@event.existingEventId': z.string().nullable().catch(null),
});

const envelopeSchema = z.object({ error: layerSchema });

export interface ErrorEnvelope {
  /** From the outermost to the innermost. */
  readonly codes: readonly string[];
  /** The outermost, for what no code tells; it goes into no log. */
  readonly message: string | null;
  readonly requestId: string | null;
  /** Names the event that already has the transaction id [3.1.3]. */
  readonly existingEventId: string | null;
}

/** Reads what it can of an error body [10.1]; a body that is no such thing, HTML for one (Q35), has no codes. */
export function parseErrorEnvelope(body: unknown): ErrorEnvelope {
  const codes: string[] = [];
  let requestId: string | null = null;
  let existingEventId: string | null = null;
  let layer = envelopeSchema.safeParse(body).data?.error;
  const message = layer?.message ?? null;
  for (let depth = 0; layer && depth < 10; depth += 1) {
    if (layer.code) codes.push(layer.code);
    requestId ??= layer['request-id'] ?? null;
    existingEventId ??= layer['@event.existingEventId'] ?? null;
    layer = layerSchema.safeParse(layer.innerError ?? layer.innererror).data;
  }
  return { codes, message, requestId, existingEventId };
}
