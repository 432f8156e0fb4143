/** For whom the door's world has stopped. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {});
export const lost = (): TypeError => new TypeError('fetch failed');

const codes = { 429: 'TooManyRequests', 503: 'serviceNotAvailable', 403: 'ErrorAccessDenied' } as const;

export function refusal(status: 429 | 503 | 403): Response {
  const headers = { 'Content-Type': 'application/json', ...(status === 403 ? {} : { 'Retry-After': '3' }) };
  return new Response(JSON.stringify({ error: { code: codes[status], message: 'Refused by the test.' } }), { status, headers });
}

/** As a connection that stays open and says nothing: over when the client gives up. */
export function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(signal?.reason);
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** What a door waited for when it stopped never comes. */
export async function settledIn<T>(own: { readonly isStopped: boolean }, work: Promise<T>): Promise<T> {
  const value = await work;
  return own.isStopped ? never() : value;
}
