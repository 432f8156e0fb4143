import { z } from 'zod';
import { LINE_VERSION, type LineHello, type LineRefusal, lineProof } from '../../protocol/coordinator-line.ts';
import { lineHelloSchema } from '../../protocol/coordinator-line-schema.ts';
import { verifyProof } from '../../runtime/verify-proof.ts';

export type HelloVerdict =
  | { readonly kind: 'proved'; readonly hello: LineHello }
  | { readonly kind: 'refused'; readonly reason: Extract<LineRefusal, 'wrongVersion' | 'malformed' | 'badProof'> };

/** What the hello of any version has; the rest may look otherwise in another. */
const anyHello = z.object({ kind: z.literal('hello'), lineVersion: z.number() });

/** Whether the caller speaks our version, and holds the key that it names. */
export function judgeHello(raw: unknown, challenge: string): HelloVerdict {
  const any = anyHello.safeParse(raw);
  if (any.success && any.data.lineVersion !== LINE_VERSION) return { kind: 'refused', reason: 'wrongVersion' };
  const read = lineHelloSchema.safeParse(raw);
  if (!read.success) return { kind: 'refused', reason: 'malformed' };
  const { publicKey, signature } = read.data;
  if (!verifyProof(publicKey, lineProof(challenge), signature)) return { kind: 'refused', reason: 'badProof' };
  return { kind: 'proved', hello: read.data };
}
