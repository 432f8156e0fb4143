/**
 * `fetch` that ends in the handler instead of on the network. A dropped answer rejects with a TypeError, and an aborted
 * request with the signal's reason, as real fetch does.
 */
export function createTenantFetch(handler: (request: Request) => Promise<Response>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([handler(request), aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };
}
