import { createBodyChecks } from './closed-schemas.ts';
import type { Exchange } from './exchange.ts';
import type { Slice, SliceOperation } from './open-api-slice.ts';
import type { SliceDeviation } from './slice-exceptions.ts';

/** Belong to HTTP or to Graph as a whole and are not repeated for each operation (fact 10.2). */
const commonHeaders = new Set(['accept', 'authorization', 'content-type', 'client-request-id', 'return-client-request-id']);
const preferences = /^(outlook\.timezone="[^"]+"|odata\.maxpagesize=\d+|IdType="ImmutableId"|outlook\.body-content-type="(text|html)")$/;

export interface Held {
  /** Null where the slice has no such operation. */
  readonly operation: SliceOperation | null;
  readonly deviations: readonly SliceDeviation[];
}

/** Holds one exchange to Microsoft's description: what was asked, and what was answered. */
export function createSliceCheck(slice: Slice): (exchange: Exchange) => Held {
  const checkBody = createBodyChecks(slice);

  return (exchange) => {
    const { method, url } = exchange;
    const operation = slice.find(method, url.pathname.replace(/^\/v1\.0/, ''));
    if (!operation || !url.pathname.startsWith('/v1.0/')) {
      return { operation: null, deviations: [{ operation: `${method} ${url.pathname}`, at: 'operation', detail: 'not in the slice' }] };
    }
    const deviations: SliceDeviation[] = [];
    const note = (at: SliceDeviation['at'], detail: string): void => void deviations.push({ operation: operation.name, at, detail });
    checkQuery(operation, url.searchParams, (detail) => note('query', detail));
    checkHeaders(operation, exchange, (detail) => note('requestHeader', detail));
    if (exchange.body !== null && !operation.requestBody) note('requestBody', 'takes none');
    if (operation.requestBody) for (const detail of checkBody(operation.requestBody, exchange.body)) note('requestBody', detail);

    const { status } = exchange;
    const described = [String(status), `${Math.floor(status / 100)}XX`].find((one) => operation.responses.has(one));
    const schema = described === undefined ? undefined : operation.responses.get(described);
    if (schema === undefined) note('status', String(status));
    else if (schema === null && exchange.responseBody !== null) note('responseBody', 'has none');
    else if (schema) for (const detail of checkBody(schema, exchange.responseBody)) note('responseBody', detail);
    checkAnswerHeaders(exchange, (detail) => note('responseHeader', detail));
    return { operation, deviations };
  };
}

function checkQuery({ parameters }: SliceOperation, query: URLSearchParams, note: (detail: string) => void): void {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  for (const name of query.keys()) {
    const parameter = known.find((one) => one.name === name);
    if (!parameter) note(`${name} is not described`);
    else if (parameter['x-not-supported-by-service']) note(`${name} is described as not supported`);
  }
  for (const { name, required } of known) if (required && !query.has(name)) note(`${name} is missing`);
}

function checkHeaders({ parameters }: SliceOperation, { headers, body }: Exchange, note: (detail: string) => void): void {
  const known = new Set(parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name.toLowerCase()));
  for (const name of headers.keys()) if (!commonHeaders.has(name) && !known.has(name)) note(`${name} is not described`);
  for (const preference of headers.get('prefer')?.split(', ') ?? []) if (!preferences.test(preference)) note(`prefer: ${preference}`);
  if (!headers.get('authorization')?.startsWith('Bearer ')) note('authorization is missing');
  if (body !== null && headers.get('content-type') !== 'application/json') note(`content-type: ${headers.get('content-type')}`);
}

function checkAnswerHeaders({ status, responseHeaders, responseBody }: Exchange, note: (detail: string) => void): void {
  for (const name of ['request-id', 'client-request-id', 'date']) if (!responseHeaders.has(name)) note(`${name} is missing`);
  if (responseBody !== null && !responseHeaders.get('content-type')?.startsWith('application/json')) note('content-type is not JSON');
  if (responseHeaders.has('location') && status !== 410 && status !== 201) note('location is not described');
  if (responseHeaders.has('retry-after') && status !== 429 && status !== 503) note('retry-after is out of place');
}
