import { z } from 'zod';

const bodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('json'), value: z.unknown() }),
  z.strictObject({ kind: z.literal('form'), fields: z.record(z.string(), z.string()) }),
  /** What was neither. */
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
]);

/** One request and its answer, without anything that tells whose they were. The form of the files in a recording. */
export const recordedCallSchema = z.strictObject({
  format: z.literal(1),
  number: z.int(),
  atMs: z.number(),
  tookMs: z.number(),
  request: z.strictObject({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()), body: bodySchema }),
  /** Null where no answer came. */
  response: z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), body: bodySchema }).nullable(),
});

export const recordingIndexSchema = z.strictObject({
  format: z.literal(1),
  lintel: z.string(),
  calls: z.array(z.strictObject({ file: z.string(), method: z.string(), path: z.string(), status: z.int().nullable() })),
});

export type RecordedBody = Readonly<z.infer<typeof bodySchema>>;
export type RecordedCall = Readonly<z.infer<typeof recordedCallSchema>>;
export type RecordingIndex = Readonly<z.infer<typeof recordingIndexSchema>>;

/** Where the addresses of a recording lead, whichever cloud it came from. */
export const recordedCloud = { login: 'https://login.example', graph: 'https://graph.example' } as const;
