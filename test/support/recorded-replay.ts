import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type RecordedBody,
  type RecordedCall,
  recordedCallSchema,
  recordedCloud,
  recordingIndexSchema,
} from '../../shared/doctor/recording/recorded-call.ts';
import { eventPageSchema } from '../../shared/graph/event-schema.ts';
import { userPath, userSchema } from '../../shared/graph/graph-room-calendar.ts';
import { createGraphSession, type GraphSession } from '../../shared/graph/graph-session.ts';
import type { GraphCall } from '../../shared/graph/graph-transport.ts';
import { createRoomReads } from '../../shared/graph/room-reads.ts';
import { createRoomWrites } from '../../shared/graph/room-writes.ts';
import { createTokenRequest } from '../../shared/graph/token-request.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createHeldClock } from './held-clock.ts';

/** The calls of a recording, in order. Throws on a file that is none of ours. */
export function readRecording(folder: string): readonly RecordedCall[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return recordingIndexSchema.parse(read('index.json')).calls.map(({ file }) => recordedCallSchema.parse(read(file)));
}

/** Every folder below `root` that holds a recording. */
export function findRecordings(root: string): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('index.json'))
      .map((name) => join(root, name, '..'));
  } catch {
    return [];
  }
}

export const textOf = (body: RecordedBody): string => {
  if (body.kind === 'json') return JSON.stringify(body.value);
  if (body.kind === 'form') return String(new URLSearchParams(body.fields));
  return body.kind === 'text' ? body.text : '';
};

/** What the client makes of a recorded answer; throws what it would throw at a door. */
export type Digest = (call: RecordedCall) => Promise<unknown>;

const access = {
  kind: 'direct',
  tenantId: '00000000-0000-4000-8000-000000000001',
  clientId: '00000000-0000-4000-8000-000000000002',
  credential: { kind: 'secret', secret: 'played' },
  cloud: recordedCloud,
} as const;

const isTokenCall = (url: string): boolean => url.includes('/oauth2/v2.0/token');

/** Answers with the recorded answer, and with a token where a token is asked for in passing. */
function playing({ request, response }: RecordedCall): typeof fetch {
  return async (input) => {
    if (isTokenCall(String(input)) && !isTokenCall(request.url)) return Response.json({ access_token: 'played', expires_in: 3599 });
    if (response === null) throw new TypeError('fetch failed');
    const text = textOf(response.body);
    return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
  };
}

type Reader = (call: RecordedCall, session: GraphSession) => Promise<unknown>;

const graphCall = ({ request }: RecordedCall, subject: GraphCall['subject']): GraphCall => ({
  operation: 'replay',
  method: request.method as GraphCall['method'],
  target: { kind: 'link', url: request.url },
  subject,
});
const never = new AbortController().signal;
/** What is asked for ids alone has nothing that makes an event. */
const idPageSchema = z.object({ value: z.array(z.object({ id: z.string() })) }).transform(({ value }) => ({ items: value }));
const pageSchemaFor = (url: string) => (new URL(url).searchParams.get('$select') === 'id' ? idPageSchema : eventPageSchema);
const room = ({ transport }: GraphSession) => {
  const deps = { transport, roomPath: (below: string) => userPath('room', below) };
  return { ...createRoomReads(deps), ...createRoomWrites(deps) };
};

/** By method and the end of the path: what a door or the doctor reads it with. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [
    /^GET .*\/calendarView\/delta$/,
    ({ request }, session) => room(session).readDeltaPage({ kind: 'link', url: request.url, pageSize: null }, never),
  ],
  [
    /^GET .*\/(calendarView|events)$/,
    (call, { transport }) => transport.call<unknown>(graphCall(call, 'mailbox'), pageSchemaFor(call.request.url), never),
  ],
  [/^GET .*\/events\/[^/]+$/, (_, session) => room(session).readEvent('event', never)],
  [/^POST .*\/events$/, ({ request }, session) => room(session).createEvent(textOf(request.body), never)],
  [/^PATCH .*\/events\/[^/]+$/, ({ request }, session) => room(session).patchEvent('event', textOf(request.body), never)],
  [/^DELETE .*\/events\/[^/]+$/, (_, session) => room(session).deleteEvent('event', never)],
  [/^GET .*\/mailboxSettings$/, (_, session) => room(session).readTimeZone(never)],
  [
    /^GET .*\/places\/(microsoft\.)?graph\.room$/,
    (call, { transport }) => transport.call(graphCall(call, 'user'), z.object({ value: z.array(z.object({ id: z.string() })) }), never),
  ],
  [/^GET .*\/users\/[^/]+$/, (call, { transport }) => transport.call(graphCall(call, 'user'), userSchema, never)],
];

/** Through the real client wall. A refusal is thrown as it is, before any reader turns one it expects into nothing. */
export const digest: Digest = async (call) => {
  const clock = createHeldClock(new Date(call.atMs).toISOString());
  const fetch = playing(call);
  const { method, url } = call.request;
  if (isTokenCall(url)) return createTokenRequest({ app: access, fetch, clock })(null);
  const { pathname } = new URL(url);
  const reader = readers.find(([pattern]) => pattern.test(`${method} ${pathname}`))?.[1];
  if (!reader) throw new Error(`nothing in Lintel reads ${method} ${pathname}`);
  const session = createGraphSession({ access, fetch, clock, newId: () => 'replay', log: silentLog, onServerTime: () => {} });
  const isRefusal = call.response === null || call.response.status >= 400;
  return isRefusal ? session.transport.call(graphCall(call, 'item'), z.unknown(), never) : reader(call, session);
};
