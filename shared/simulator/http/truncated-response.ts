/** What a broken-off answer got out before it broke; a served tenant writes that and drops the socket. */
const sentParts = new WeakMap<Response, Uint8Array>();

/** An answer whose body ends in an error half-way. */
export function truncatedResponse(text: string, init: ResponseInit): Response {
  const half = new TextEncoder().encode(text.slice(0, Math.ceil(text.length / 2)));
  let isSent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isSent) return controller.error(new TypeError('terminated'));
        isSent = true;
        controller.enqueue(half);
      },
    },
    { highWaterMark: 0 },
  );
  const response = new Response(body, init);
  sentParts.set(response, half);
  return response;
}

/** Null for an answer that is whole. */
export const sentPartOf = (response: Response): Uint8Array | null => sentParts.get(response) ?? null;
