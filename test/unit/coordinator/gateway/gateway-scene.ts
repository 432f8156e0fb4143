import { createGateway } from '../../../../shared/coordinator/gateway/create-gateway.ts';
import { type LinkHandles, openLinkHandles } from '../../../../shared/coordinator/gateway/link-handles.ts';
import { createRoomLanes } from '../../../../shared/coordinator/gateway/room-lanes.ts';
import { createAuthorizedSend } from '../../../../shared/graph/authorized-send.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { json, type SeenRequest, scriptedFetch } from '../../graph/scripted-fetch.ts';
import { GATEWAY, room } from './allowed-calls.ts';

export const GRAPH = 'https://graph.example';
export const ROOM_ID = '5a1b0a3e-0d0f-4d62-9a53-0d8f4b7a4a11';
const boardroom = { id: 'room-1', tenantId: 'tenant', address: 'boardroom@contoso.com', objectId: null, connectedMs: 0 };
const door = { id: 'door-1', publicKey: 'key-1', roomId: boardroom.id, enrolledMs: 0, revokedMs: null };

export const openTestHandles = (): Promise<LinkHandles> =>
  openLinkHandles({ documents: { read: async () => null, async write() {} }, randomBytes: (count) => Buffer.alloc(count, 7) });

const usual = { Authorization: 'Bearer device-token', Prefer: 'IdType="ImmutableId"', 'client-request-id': 'c-1' };

/** A gateway before a Graph that is the function given; one door is let in, with `device-token`. */
export async function openGatewayScene(
  answer: (request: SeenRequest, count: number) => Response | Promise<Response> = () => json({}),
  getToken: () => Promise<string> = async () => 'graph-token',
) {
  const clock = createDrivenClock(0, { pump: 5 });
  const graph = scriptedFetch(answer);
  const links = await openTestHandles();
  const counted: number[] = [];
  const logged: string[] = [];
  const resolved: string[] = [];
  let letIn: typeof door | null = door;
  let isConnected = true;
  const tokens = { getToken, replaceToken: async () => 'newer-graph-token' };
  const send = createAuthorizedSend({ fetch: graph.fetch, clock, tokens, root: GRAPH, onSend() {}, onWrite() {}, onServerTime() {} });
  const gateway = createGateway({
    tokens: { holderOf: (token) => (token === 'device-token' && letIn && isConnected ? { door: letIn, room: boardroom } : null) },
    enrolment: {
      doorOf: () => letIn,
      roomOf: () => (isConnected ? boardroom : null),
      roomResolved: async (_, id) => void resolved.push(id),
    },
    sessionOf: (tenantId) => (tenantId === 'tenant' ? { root: GRAPH, send } : null),
    links,
    lanes: createRoomLanes(),
    clock,
    metrics: { gatewayCall: (status) => void counted.push(status) },
    log: { ...silentLog, warn: (event) => void logged.push(event) },
  });
  return {
    clock,
    links,
    counted,
    logged,
    resolved,
    seen: graph.seen,
    revoke() {
      letIn = null;
    },
    disconnect() {
      isConnected = false;
    },
    ask(
      method: string,
      path: string,
      { headers = {}, body, signal }: { headers?: Record<string, string>; body?: string; signal?: AbortSignal } = {},
    ) {
      const init = { method, headers: { ...usual, ...headers }, ...(body !== undefined && { body }), ...(signal && { signal }) };
      return gateway.handle(new Request(`${GATEWAY}/v1.0${path}`, init));
    },
  };
}

export const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { error: { code: unknown } }).error.code;

/** Paths and bodies as a door spells them. */
const windowed = '?startDateTime=2026-11-16T23%3A00%3A00.000Z&endDateTime=2026-11-28T23%3A00%3A00.000Z';
export const delta = `${room}/calendarView/delta${windowed}`;
export const decline = JSON.stringify({ sendResponse: false });
export const patch = JSON.stringify({ end: { dateTime: '2026-11-18T10:00:00', timeZone: 'UTC' } });
