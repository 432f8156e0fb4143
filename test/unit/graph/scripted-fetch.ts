/** A request as the far end saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal | null;
  readonly redirect: string;
}

export interface ScriptedFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly seen: readonly SeenRequest[];
}

/** A `fetch` whose far end is the function given; it keeps what it was asked. */
export function scriptedFetch(answer: (request: SeenRequest, count: number) => Response | Promise<Response>): ScriptedFetch {
  const seen: SeenRequest[] = [];
  return {
    seen,
    fetch: async (input, init = {}) => {
      const request = {
        method: init.method ?? 'GET',
        url: new URL(String(input)),
        headers: new Headers(init.headers),
        body: String(init.body ?? ''),
        signal: init.signal ?? null,
        redirect: init.redirect ?? 'follow',
      };
      seen.push(request);
      return answer(request, seen.length);
    },
  };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', 'request-id': 'req-1', ...headers } });
}

/** Never answers, not even when told to stop. */
export const silence = (): Promise<Response> => new Promise(() => {});

export const neverAborts = new AbortController().signal;
