/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Parsed; null for none, undefined for what is no JSON. */
  readonly body: unknown;
  readonly status: number;
  readonly responseHeaders: Headers;
  readonly responseBody: unknown;
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch`, with a note of every exchange that came to an end. */
export function recordExchanges(fetch: typeof globalThis.fetch, note: (exchange: Exchange) => void): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = await request.clone().text();
    const response = await fetch(input, init);
    note({
      method: request.method,
      url: new URL(request.url),
      headers: new Headers(init?.headers),
      body: parse(sent),
      status: response.status,
      responseHeaders: response.headers,
      responseBody: parse(await response.clone().text()),
    });
    return response;
  };
}
