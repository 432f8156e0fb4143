import type { ServerTimeSample } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';
import { parseClaimsChallenge } from './claims-challenge.ts';
import type { GraphRequest, SendExactly } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { parseDateHeader } from './retry-after.ts';
import type { TokenSource } from './token-source.ts';

export interface AuthorizedSendDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly tokens: TokenSource;
  /** The configured Graph address; no other origin is asked, let alone given a token [11]. */
  readonly root: string;
  /** Sent with every request. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
  readonly onSend: () => void;
  /** Called once for each request that writes, with Graph's id of it, or with ours where no answer came. */
  readonly onWrite: (requestId: string) => void;
  readonly onServerTime: (sample: ServerTimeSample) => void;
}

/** Sends with a token. After a 401 once more with a new one [6.6]; the second 401 is handed back. */
export function createAuthorizedSend(deps: AuthorizedSendDeps): SendExactly {
  const { fetch, clock, tokens, root, extraHeaders = {}, onSend, onWrite, onServerTime } = deps;
  const rootOrigin = new URL(root).origin;

  const sendWith = async (token: string, url: string, { method, headers, body, signal }: GraphRequest): Promise<Response> => {
    onSend();
    const noteWrite = (requestId: string | null): void => {
      if (method !== 'GET') onWrite(requestId ?? headers['client-request-id'] ?? 'none');
    };
    const sentMs = clock.nowMs();
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...extraHeaders, Authorization: `Bearer ${token}` },
      body,
      signal,
      redirect: 'manual',
    }).catch((cause: unknown) => {
      noteWrite(null);
      throw new GraphError('offline', 'Graph did not answer', { cause });
    });
    noteWrite(response.headers.get('request-id'));
    const dateMs = parseDateHeader(response.headers);
    // A captive portal has a Date too, but no request id.
    if (dateMs !== null && response.headers.has('request-id')) onServerTime({ dateMs, sentMs, receivedMs: clock.nowMs() });
    return response;
  };

  return async (url, request) => {
    if (!URL.canParse(url) || new URL(url).origin !== rootOrigin) {
      throw new GraphError('unexpectedReply', 'a link leads away from the configured Graph address');
    }
    const token = await tokens.getToken();
    const response = await sendWith(token, url, request);
    if (response.status !== 401) return response;
    await response.body?.cancel().catch(() => {}); // lets the connection go
    return sendWith(await tokens.replaceToken(token, parseClaimsChallenge(response.headers)), url, request);
  };
}
