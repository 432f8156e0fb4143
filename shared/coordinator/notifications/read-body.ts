export type BodyReply =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'tooLarge' }
  /** It was slow, and others needed the room: it has to come again. */
  | { readonly kind: 'noRoom' }
  | { readonly kind: 'brokenOff' };

export interface BodyBounds {
  readonly longestBytes: number;
  /** Of all bodies under way together. */
  readonly mostBytes: number;
}

interface Reading {
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  bytes: number;
  isPushedOut: boolean;
}

/**
 * Reads bodies of strangers: never more than `longestBytes` of one, whatever `Content-Length` says or leaves out, nor `mostBytes` of all. Where
 * these do not suffice, the one that has been at it longest makes room: an honest body comes at once, and slow ones must not keep it out.
 */
export function createBodyReader({ longestBytes, mostBytes }: BodyBounds): (request: Request) => Promise<BodyReply> {
  const underWay = new Set<Reading>(); // oldest first
  let underWayBytes = 0;

  function end(reading: Reading): void {
    if (underWay.delete(reading)) underWayBytes -= reading.bytes;
  }

  function makeRoom(): void {
    for (const reading of underWay) {
      if (underWayBytes <= mostBytes) return;
      reading.isPushedOut = true;
      end(reading);
      stop(reading);
    }
  }

  return async (request) => {
    if (Number(request.headers.get('Content-Length') ?? 0) > longestBytes) return { kind: 'tooLarge' };
    if (request.body === null) return { kind: 'read', text: '' };
    const reading: Reading = { reader: request.body.getReader(), bytes: 0, isPushedOut: false };
    underWay.add(reading);
    const chunks: Uint8Array[] = [];
    let reply: BodyReply | null = null;
    try {
      while (reply === null) {
        const { done, value } = await reading.reader.read();
        if (reading.isPushedOut) reply = { kind: 'noRoom' };
        else if (done) reply = { kind: 'read', text: Buffer.concat(chunks).toString('utf8') };
        else {
          chunks.push(value);
          reading.bytes += value.byteLength;
          underWayBytes += value.byteLength;
          if (reading.bytes > longestBytes) reply = { kind: 'tooLarge' };
          else makeRoom();
        }
      }
    } catch {
      reply = { kind: 'brokenOff' };
    } finally {
      end(reading);
    }
    if (reply.kind !== 'read') stop(reading);
    return reply;
  };
}

const stop = ({ reader }: Reading): void => void reader.cancel().catch(() => {});
