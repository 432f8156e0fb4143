import type { RoomLine } from '../../../shared/engine/line/room-line.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../../shared/protocol/other-room-question.ts';
import type { Clock } from '../../../shared/runtime/clock.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import { lost, refusal, untilAborted } from './no-answer.ts';
import { requestLabel } from './point.ts';

/** One question of the door on its way, to Graph or to the coordinator; and what the door sees where no answer comes. */
export interface Passage<Answer> {
  readonly label: string;
  readonly isWrite: boolean;
  readonly deliver: () => Promise<Answer>;
  readonly lost: () => Promise<Answer>;
  readonly refused: (status: 429 | 503 | 403) => Answer;
  readonly timedOut: () => Promise<Answer>;
}

type Fetch = typeof globalThis.fetch;

export interface RequestPassageDeps {
  readonly fetch: Fetch;
  readonly tenant: Pick<Tenant, 'directory'>;
  readonly room: string;
}

/** A request by HTTP; its sender may go away before it arrives. */
export function requestPassage(
  input: Parameters<Fetch>[0],
  init: RequestInit,
  { fetch, tenant, room }: RequestPassageDeps,
): Passage<Response> {
  const { signal, ...sent } = init;
  const method = init.method ?? 'GET';
  return {
    label: requestLabel(method, new URL(String(input)), tenant, room),
    isWrite: method !== 'GET',
    deliver: () => fetch(input, sent),
    lost: () => Promise.reject(lost()),
    refused: refusal,
    timedOut: () => untilAborted(signal),
  };
}

/** As long as a door's line waits for an answer (E83). */
const PATIENCE_MS = 30_000;
const troubles = { 429: 'throttled', 503: 'serviceFailing', 403: 'credentialRefused' } as const;

/** What a door says of a question whose answer does not come. */
export const unreachable: OtherRoomAnswer = { kind: 'unreachable', trouble: 'offline' };

/** A question on the coordinator's line. */
export function questionPassage(
  question: OtherRoomQuestion,
  { line, clock }: { readonly line: Pick<RoomLine, 'ask'>; readonly clock: Pick<Clock, 'sleep'> },
): Passage<OtherRoomAnswer> {
  return {
    label: `ask ${question.kind}`,
    isWrite: question.kind !== 'findFreeRooms',
    deliver: () => line.ask(question, new AbortController().signal),
    lost: async () => unreachable,
    refused: (status) => ({ kind: 'unreachable', trouble: troubles[status] }),
    async timedOut() {
      await clock.sleep(PATIENCE_MS);
      return unreachable;
    },
  };
}
