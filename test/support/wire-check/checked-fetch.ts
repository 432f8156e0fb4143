import { bodyCheck } from './body-check.ts';
import { checkAnswered, checkSent, type SentMessage } from './check-exchange.ts';
import { type Violation, type WireRecord, WireViolationError, wireRecord } from './violation.ts';

export interface CheckedFetchOptions {
  /** Names the fault that spoiled the answer with this request id, if one did; such an answer is excused. */
  readonly spoiledBy?: (requestId: string) => Promise<string | null> | string | null;
  /** A test that plays a stranger sends what it likes. */
  readonly checks?: 'both sides' | 'answers';
  readonly record?: WireRecord;
}

const isOurs = ({ pathname }: URL): boolean => pathname === '/' || pathname.startsWith('/sim/') || pathname.startsWith('/assets/');

/** `fetch` that holds both sides to Microsoft's description: a violation is thrown, and kept for the end of the test. */
export function createCheckedFetch(fetch: typeof globalThis.fetch, options: CheckedFetchOptions = {}): typeof globalThis.fetch {
  const { spoiledBy = () => null, checks = 'both sides', record = wireRecord } = options;
  bodyCheck(); // reads the schemas now, so that no request has to wait for them
  const refuse = (violations: readonly Violation[]): void => {
    if (violations.length === 0) return;
    record.add(violations);
    throw new WireViolationError(violations);
  };

  return async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    const url = new URL(request.url);
    if (isOurs(url)) return fetch(input, init);
    const sent: SentMessage = { method: request.method, url, headers: request.headers, body: await request.text() };
    if (checks === 'both sides') refuse(checkSent(sent));
    const response = await fetch(input, init);
    const body = await response
      .clone()
      .text()
      .catch(() => null);
    const violations = checkAnswered(sent, { status: response.status, body });
    const requestId = response.headers.get('request-id');
    if (violations.length > 0 && (requestId === null || (await spoiledBy(requestId)) === null)) refuse(violations);
    return response;
  };
}
