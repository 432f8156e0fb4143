import { refuseByFault } from '../faults/refuse-by-fault.ts';
import { checkToken } from '../graph/check-token.ts';
import { GraphRefusal, replyOf, throttled } from '../graph/graph-refusal.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { AnswerDropped } from './answer-dropped.ts';
import type { Call, Operation, Reply } from './call.ts';
import { errorPage, type Outgoing, spoil } from './spoil.ts';
import { truncatedResponse } from './truncated-response.ts';

const CONCURRENT = 4;

/** Q35: in the preferences, or in the times of a body. */
const namesZone = ({ headers, body }: Call): boolean =>
  /outlook\.timezone/i.test(headers.get('prefer') ?? '') || /"timeZone"\s*:\s*"(?!UTC")/.test(body);

export interface Gate {
  /** Carries one request through faults, checks and its operation. Throws AnswerDropped where no answer comes. */
  pass(request: Request, operation: Operation, params: Readonly<Record<string, string>>): Promise<Response>;
}

function responseOf({ reply, isTruncated, contentType }: Outgoing, common: Readonly<Record<string, string>>): Response {
  const text = reply.body === null ? null : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const headers = { ...common, ...(text === null ? {} : { 'Content-Type': contentType }), ...reply.headers };
  const init = { status: reply.status, headers };
  return isTruncated && text !== null ? truncatedResponse(text, init) : new Response(text, init);
}

export function createGate(tenant: Tenant): Gate {
  const { clock, faults, requests, values } = tenant;

  const answer = (operation: Operation, call: Call, inFlight: number, ids: Parameters<typeof replyOf>[1]): Reply | Promise<Reply> => {
    const refused = (error: unknown): Reply => {
      if (error instanceof GraphRefusal) return replyOf(error, ids);
      throw error;
    };
    try {
      if (operation.isGraph) {
        checkToken(call);
        const { throttlesConcurrency, concurrencyRetryAfter } = tenant.switches.current;
        if (throttlesConcurrency && inFlight > CONCURRENT) throw throttled('ApplicationThrottled', concurrencyRetryAfter);
        if (tenant.oddities.current.refusesZoneNames && namesZone(call)) return errorPage;
      }
      refuseByFault(call);
      const reply = operation.run(call);
      return reply instanceof Promise ? reply.catch(refused) : reply;
    } catch (error) {
      return refused(error);
    }
  };

  return {
    async pass(request, operation, params) {
      tenant.catchUp();
      const url = new URL(request.url);
      const requestId = values.guid();
      const clientRequestId = request.headers.get('client-request-id');
      const ids = { requestId, clientRequestId: clientRequestId ?? requestId, nowMs: clock.nowMs() };
      const owner = params.user === undefined ? null : tenant.directory.find(params.user);
      const mailbox = owner ? [owner.id, owner.address] : [];
      const struck = { operation: operation.name, method: request.method, path: url.pathname, mailbox };
      const call: Call = { tenant, method: request.method, url, params, headers: request.headers, body: await request.text(), struck };
      const log = (status: number, spoiledBy: string | null = null): void => {
        const { method } = request;
        const path = `${url.pathname}${url.search}`;
        requests.add({
          atMs: ids.nowMs,
          method,
          path,
          operation: operation.name,
          mailbox: owner?.id ?? null,
          status,
          spoiledBy,
          requestId,
          clientRequestId,
        });
      };
      const drop = (): never => {
        log(0);
        throw new AnswerDropped();
      };

      const inFlight = owner ? requests.enter(owner.id) : 1;
      try {
        const latency = faults.strike('latency', struck)?.effect;
        if (latency) await clock.sleep(latency.ms + tenant.random() * latency.spreadMs, request.signal);
        if (faults.strike('dropBeforeEffect', struck)) return drop();
        const late = faults.strike('lateEffect', struck)?.effect;
        if (late) {
          tenant.agenda.add(clock.nowMs() + late.afterMs, () => void answer(operation, call, 1, ids));
          return drop();
        }
        const answered = answer(operation, call, inFlight, ids);
        const reply = answered instanceof Promise ? await answered : answered;
        if (faults.strike('dropAfterEffect', struck)) return drop();
        const slow = faults.strike('lateAnswer', struck)?.effect;
        if (slow) await clock.sleep(slow.afterMs, request.signal);
        const outgoing = spoil(reply, faults, struck);
        log(outgoing.reply.status, outgoing.spoiledBy);
        const offsetMs = faults.strike('wrongDate', struck)?.effect.offsetMs ?? 0;
        return responseOf(outgoing, {
          Date: new Date(clock.nowMs() + offsetMs).toUTCString(),
          'request-id': requestId,
          'client-request-id': ids.clientRequestId,
          'x-ms-ags-diagnostic':
            '{"ServerInfo":{"DataCenter":"Simulated","Slice":"E","Ring":"5","ScaleUnit":"000","RoleInstance":"AM0SIM"}}',
          'OData-Version': '4.0',
          'Cache-Control': 'private',
        });
      } finally {
        if (owner) requests.leave(owner.id);
      }
    },
  };
}
