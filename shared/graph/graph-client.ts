import { Client, type Context, GraphClientError, ResponseType } from '@microsoft/microsoft-graph-client';

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path below the version with its query values unencoded, or a link from an earlier page, whole. */
  readonly target: GraphTarget;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body: string | null;
  readonly signal: AbortSignal;
}

export type GraphTarget =
  | { readonly kind: 'path'; readonly path: string; readonly query: Readonly<Record<string, string>> }
  | { readonly kind: 'link'; readonly url: string };

export type SendExactly = (url: string, request: GraphRequest) => Promise<Response>;

/**
 * Requests through Microsoft's client, with `send` as its whole middleware chain: no retries, no redirects, no timers (D12).
 * Whatever `send` throws comes out as it is, and links never meet the client's URL parser.
 */
export function createGraphClient(root: string, send: SendExactly): (request: GraphRequest) => Promise<Response> {
  return async (request) => {
    const { target, method, body, headers } = request;
    const execute = async (context: Context): Promise<void> => {
      const url = target.kind === 'link' ? target.url : String(context.request);
      try {
        context.response = await send(url, { ...request, headers: { ...headers, ...contentTypeFor(body) } });
      } catch (cause) {
        // The client rewrites every error but its own.
        throw Object.assign(new GraphClientError(), { customError: cause });
      }
    };
    const client = Client.initWithMiddleware({ baseUrl: root, defaultVersion: 'v1.0', middleware: { execute } });
    const call = client.api(target.kind === 'path' ? target.path : '/').responseType(ResponseType.RAW);
    if (target.kind === 'path') call.query(encodeQuery(target.query));
    try {
      switch (method) {
        case 'GET':
          return await call.get();
        case 'POST':
          return await call.post(body);
        case 'PATCH':
          return await call.patch(body);
        case 'DELETE':
          return await call.delete();
      }
    } catch (error) {
      throw error instanceof GraphClientError ? (error.customError ?? error) : error;
    }
  };
}

const contentTypeFor = (body: string | null) => (body === null ? {} : { 'Content-Type': 'application/json' });

function encodeQuery(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}
