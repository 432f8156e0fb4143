import { type GraphRefusal, refuse, throttled, unavailableFor } from '../graph/graph-refusal.ts';
import type { Call } from '../http/call.ts';
import type { FaultRules, Struck } from './fault-rules.ts';

type Refusing = (faults: FaultRules, struck: Struck, call: Call) => GraphRefusal | undefined;

const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** The faults that answer in place of the operation, in the order they are looked at. */
const refusing: readonly Refusing[] = [
  (faults, struck) => (faults.strike('accessDenied', struck) ? refuse.accessDenied() : undefined),
  (faults, struck) => (faults.strike('accessPolicy', struck) ? refuse.accessPolicy() : undefined),
  (faults, struck) => (faults.strike('stickyDenial', struck) ? refuse.accessPolicy() : undefined),
  (faults, struck) => (faults.strike('mailboxNotEnabled', struck) ? refuse.mailboxNotEnabled() : undefined),
  // Q45: only when addressed by name.
  (faults, struck, { params }) =>
    params.user !== undefined && !guid.test(params.user) && faults.strike('mailboxInfoStale', struck)
      ? refuse.mailboxInfoStale()
      : undefined,
  (faults, struck) => {
    const hit = faults.strike('throttled', struck);
    return hit ? throttled('TooManyRequests', hit.effect.retryAfter) : undefined;
  },
  (faults, struck) => {
    const hit = faults.strike('mailboxConcurrency', struck);
    return hit ? throttled('ApplicationThrottled', hit.effect.retryAfter) : undefined;
  },
  (faults, struck) => (faults.strike('serverError', struck) ? refuse.serverError() : undefined),
  (faults, struck) => {
    const hit = faults.strike('unavailable', struck);
    return hit ? unavailableFor(hit.effect.retryAfter) : undefined;
  },
  (faults, struck) => (faults.strike('gatewayTimeout', struck) ? refuse.gatewayTimeout() : undefined),
];

export function refuseByFault(call: Call): void {
  for (const look of refusing) {
    const refusal = look(call.tenant.faults, call.struck, call);
    if (refusal) throw refusal;
  }
}
