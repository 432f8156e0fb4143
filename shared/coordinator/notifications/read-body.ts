export type BodyReply =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'tooLarge' }
  /** So much is being received from others at this moment that this one has to come again. */
  | { readonly kind: 'noRoom' }
  | { readonly kind: 'brokenOff' };

export interface BodyBounds {
  readonly longestBytes: number;
  /** Of all bodies under way together. */
  readonly mostBytes: number;
}

/** Reads bodies of strangers: never more than `longestBytes` of one, whatever `Content-Length` says or leaves out, nor `mostBytes` of all. */
export function createBodyReader({ longestBytes, mostBytes }: BodyBounds): (request: Request) => Promise<BodyReply> {
  let underWayBytes = 0;

  return async (request) => {
    if (Number(request.headers.get('Content-Length') ?? 0) > longestBytes) return { kind: 'tooLarge' };
    if (request.body === null) return { kind: 'read', text: '' };
    const reader = request.body.getReader();
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let reply: BodyReply | null = null;
    try {
      while (reply === null) {
        const { done, value } = await reader.read();
        if (done) reply = { kind: 'read', text: Buffer.concat(chunks).toString('utf8') };
        else {
          chunks.push(value);
          bytes += value.byteLength;
          underWayBytes += value.byteLength;
          if (bytes > longestBytes) reply = { kind: 'tooLarge' };
          else if (underWayBytes > mostBytes) reply = { kind: 'noRoom' };
        }
      }
    } catch {
      reply = { kind: 'brokenOff' };
    } finally {
      underWayBytes -= bytes;
    }
    if (reply.kind !== 'read') void reader.cancel().catch(() => {});
    return reply;
  };
}
