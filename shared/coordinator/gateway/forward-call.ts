import { GraphError } from '../../graph/graph-error.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import type { AdmittedCall } from './admit-call.ts';
import { readBoundedText } from './bounded-text.ts';
import type { Holder } from './create-gateway.ts';
import { refuse } from './gateway-refusal.ts';
import type { LinkHandles } from './link-handles.ts';
import { linkPath } from './match-call.ts';
import { replacePageLinks } from './page-links.ts';
import { headersForDoor } from './passed-headers.ts';
import type { Answer, RoomNames } from './room-names.ts';

export interface ForwardDeps extends Holder {
  readonly session: Pick<GraphSession, 'root' | 'send'>;
  readonly links: Pick<LinkHandles, 'seal'>;
  readonly names: RoomNames;
}

/** 250 events with long descriptions are a tenth of it. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Sends the call on with the coordinator's own token, and hands back what Graph answers. Throws `GraphError` where it does not. */
export async function forwardCall(call: AdmittedCall, deps: ForwardDeps, signal: AbortSignal): Promise<Response> {
  const { session, names, room } = deps;
  const { target } = call;
  const graph = `${session.root}/v1.0`;

  const exchange = async (url: string, { method, headers, body }: Pick<AdmittedCall, 'method' | 'headers' | 'body'>): Promise<Answer> => {
    const response = await session.send(url, { method, target: { kind: 'link', url }, headers, body, signal });
    const { status } = response;
    const text = await readBoundedText(response, LONGEST_ANSWER_BYTES).catch((cause: unknown) => {
      throw new GraphError('offline', 'the answer broke off', { cause });
    });
    if (text === null) throw new GraphError('unexpectedReply', 'the answer is longer than any that a door needs', { status });
    return { status, headers: response.headers, text };
  };

  const { 'If-Match': _, 'Content-Type': __, ...plain } = call.headers;
  const lookUp = { method: 'GET', headers: plain, body: null } as const;

  if (target.kind === 'link') return handBack(await exchange(target.url, call), call, deps);
  const naming = await names.isOf(room, target.named, (path) => exchange(graph + path, lookUp));
  if (naming.kind === 'other') return refuse.notAllowed();
  if (naming.kind === 'unanswered') return handBack(naming.answer, call, deps);
  const answer = await exchange(graph + target.path, call);
  if (target.tellsIds && answer.status === 200) names.learn(room, target.named.kind, answer.text);
  return handBack(answer, call, deps);
}

/** What Graph answered, its links turned into the gateway's own. */
function handBack({ status, headers, text }: Answer, call: AdmittedCall, { session, links, door, room }: ForwardDeps): Response {
  const graphOrigin = new URL(session.root).origin;
  const replaced = replacePageLinks(text, (link) => {
    if (!URL.canParse(link) || new URL(link).origin !== graphOrigin) return null;
    return call.gatewayRoot + linkPath(links.seal(link, { doorId: door.id, roomId: room.id }));
  });
  return new Response(replaced === '' ? null : replaced, { status, headers: headersForDoor(headers) });
}
