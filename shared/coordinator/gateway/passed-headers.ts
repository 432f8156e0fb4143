import { coordinatorPaths, GATEWAY_ROOT_HEADER } from '../../protocol/coordinator-line.ts';

/** The preferences that a door has: ids that stay, and the size of a page. */
const prefer = /^IdType="ImmutableId"(, odata\.maxpagesize=\d{1,4})?$/;
const guid = /^[0-9A-Za-z-]{1,64}$/;
const etag = /^W\/"[A-Za-z0-9+/=_-]{1,256}"$/;

/** What goes on to Graph of a request's headers; null where one of them is none that a door sends. The door's token is never among them. */
export function headersForGraph(headers: Headers, hasBody: boolean): Readonly<Record<string, string>> | null {
  const preferences = headers.get('Prefer') ?? '';
  const clientRequestId = headers.get('client-request-id') ?? '';
  const ifMatch = headers.get('If-Match');
  if (!prefer.test(preferences) || !guid.test(clientRequestId) || (ifMatch !== null && !etag.test(ifMatch))) return null;
  return {
    Accept: 'application/json',
    Prefer: preferences,
    'client-request-id': clientRequestId,
    'return-client-request-id': 'true',
    ...(ifMatch !== null && { 'If-Match': ifMatch }),
    ...(hasBody && { 'Content-Type': 'application/json' }),
  };
}

const passedOn = ['Content-Type', 'Date', 'ETag', 'request-id', 'client-request-id', 'Retry-After'] as const;

/** What a door needs of an answer's headers; nothing by which it could be led elsewhere. */
export function headersForDoor(headers: Headers): Record<string, string> {
  const passed: Record<string, string> = { 'Cache-Control': 'no-store' };
  for (const name of passedOn) {
    const value = headers.get(name);
    if (value !== null) passed[name] = value;
  }
  return passed;
}

const rootPattern = /^https?:\/\/[A-Za-z0-9.:[\]-]{1,255}(\/[A-Za-z0-9._~/-]{0,255})?\/gateway$/;

/** Where the door sees the gateway, which behind a proxy is not where the gateway sees itself. It is told nothing but to itself. */
export function gatewayRootOf({ headers, url }: Pick<Request, 'headers' | 'url'>): string {
  const told = headers.get(GATEWAY_ROOT_HEADER);
  return told !== null && rootPattern.test(told) ? told : new URL(url).origin + coordinatorPaths.gateway;
}
