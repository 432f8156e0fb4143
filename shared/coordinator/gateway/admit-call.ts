import { readBoundedText } from './bounded-text.ts';
import type { Holder } from './create-gateway.ts';
import { refuse } from './gateway-refusal.ts';
import type { LinkHandles } from './link-handles.ts';
import { type GatewayCall, matchCall, type Named } from './match-call.ts';
import { isBodyOf } from './operation-bodies.ts';
import { gatewayRootOf, headersForGraph } from './passed-headers.ts';

/** A request in which everything was looked at, but for whose room the path names. */
export interface AdmittedCall {
  readonly kind: 'admitted';
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly target:
    | { readonly kind: 'path'; readonly path: string; readonly named: Named; readonly tellsIds: boolean }
    /** Graph's own, whole. */
    | { readonly kind: 'link'; readonly url: string };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Where the door sees the gateway: what its links begin with. */
  readonly gatewayRoot: string;
}

export type Admission = AdmittedCall | { readonly kind: 'refused'; readonly response: Response };

/** The longest booking is a few kilobytes. */
const LONGEST_BODY_BYTES = 32 * 1024;

const refused = (response: Response): Admission => ({ kind: 'refused', response });

/** Lets through what is on the list, word for word, and nothing else (D9). */
export async function admitCall(request: Request, { door, room }: Holder, links: Pick<LinkHandles, 'open'>): Promise<Admission> {
  const call = matchCall(request.method, new URL(request.url));
  if (!call) return refused(refuse.notAllowed());
  const gatewayRoot = gatewayRootOf(request);
  const schema = call.kind === 'operation' ? call.operation.body : null;
  const headers = headersForGraph(request.headers, schema !== null);
  if (!headers) return refused(refuse.notAllowed());
  if (call.kind === 'link') {
    const url = links.open(call.handle, { doorId: door.id, roomId: room.id });
    if (url === null) return refused(refuse.unknownLink());
    return { kind: 'admitted', method: 'GET', target: { kind: 'link', url }, headers, body: null, gatewayRoot };
  }
  const body = schema === null ? null : await readBoundedText(request, LONGEST_BODY_BYTES).catch(() => '');
  if (schema !== null && body === null) return refused(refuse.tooLong());
  if (schema !== null && body !== null && !isBodyOf(schema, body)) return refused(refuse.notAllowed());
  return { kind: 'admitted', method: call.operation.method, target: targetOf(call), headers, body, gatewayRoot };
}

function targetOf({ operation, named, target }: Extract<GatewayCall, { readonly kind: 'operation' }>): AdmittedCall['target'] {
  const tellsIds = operation.method === 'GET' && (operation.path === '/users/{room}' || operation.path === '/places/{room}');
  return { kind: 'path', path: target, named, tellsIds };
}
