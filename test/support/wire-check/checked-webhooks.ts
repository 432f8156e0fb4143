import { bodyCheck, type Finding } from './body-check.ts';
import { type Violation, type WireRecord, WireViolationError, wireRecord } from './violation.ts';

const at = (path: string, problem: string, fact: string): Finding => ({ path, problem, fact });

/** A handshake has an empty body and a token; a delivery has a collection of notifications and no token. */
function findingsIn(url: URL, contentType: string, body: string): readonly Finding[] {
  const token = url.searchParams.get('validationToken');
  if (token !== null) {
    return [
      ...(body === '' ? [] : [at('$', 'there should be no body', '7.2.1')]),
      ...(contentType.startsWith('text/plain') ? [] : [at('$', `is sent as ${contentType}`, '7.2.1')]),
    ];
  }
  if (!contentType.startsWith('application/json')) return [at('$', `is sent as ${contentType}`, '7.3.1')];
  try {
    return bodyCheck()('answered', 'ChangeNotificationCollection', JSON.parse(body));
  } catch {
    return [at('$', 'is not JSON', '7.3.1')];
  }
}

/** The `fetch` by which a tenant reaches its subscribers, each body held to Microsoft's description. To be handed to the tenant. */
export function createCheckedWebhooks(fetch: typeof globalThis.fetch, record: WireRecord = wireRecord): typeof globalThis.fetch {
  bodyCheck();
  return async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    const url = new URL(request.url);
    const findings = findingsIn(url, request.headers.get('content-type') ?? '', await request.text());
    const violations: readonly Violation[] = findings.map((finding) => ({
      operation: 'webhook',
      side: 'answered',
      path: finding.path,
      problem: finding.problem,
      fact: finding.fact,
      exchange: `${request.method} ${url.pathname}`,
    }));
    record.add(violations);
    if (violations.length > 0) throw new WireViolationError(violations);
    return fetch(input, init);
  };
}
