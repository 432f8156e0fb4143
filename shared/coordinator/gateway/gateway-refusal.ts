import { gatewayCodes } from '../../graph/gateway-codes.ts';
import type { GraphError } from '../../graph/graph-error.ts';

/** An answer of the gateway's own, in the shape of Graph's. It has no `request-id`: nothing in it is Microsoft's word, least of all the time. */
function refusal(status: number, code: string, message: string, retryAfterSeconds: number | null = null): Response {
  return Response.json(
    { error: { code, message } },
    {
      status,
      headers: { 'Cache-Control': 'no-store', ...(retryAfterSeconds !== null && { 'Retry-After': String(retryAfterSeconds) }) },
    },
  );
}

export const refuse = {
  badToken: () => refusal(401, 'InvalidAuthenticationToken', 'The device token is unknown or has expired, or the door was cut off.'),
  notAllowed: () => refusal(403, 'ErrorAccessDenied', 'A door may ask for its own room only, and only what it needs there.'),
  noCredential: () => refusal(403, 'ErrorAccessDenied', 'The coordinator has no credential for this room’s tenant.'),
  tooLong: () => refusal(413, 'ErrorRequestTooLarge', 'The body is longer than any that a door sends.'),
  unknownLink: () => refusal(410, 'SyncStateNotFound', 'The link was not made for this door and room: begin anew.'),
  tooMany: () => refusal(429, 'TooManyRequests', 'Too many requests of this room wait already.', 5),
};

/** What a door is told of a call that brought no answer of Graph's. */
export function refusalFor({ kind, facts }: GraphError): Response {
  const seconds = facts.retryAfterMs === undefined ? null : Math.ceil(facts.retryAfterMs / 1000);
  switch (kind) {
    case 'credentialRefused':
      return refusal(401, 'InvalidAuthenticationToken', 'The tenant refuses the coordinator’s credential.');
    case 'throttled':
      return refusal(429, 'TooManyRequests', 'The tenant’s sign-in asked the coordinator to wait.', seconds);
    case 'offline':
    case 'aborted':
      return refusal(504, gatewayCodes.unreachable, 'Graph did not answer the coordinator.');
    case 'serviceFailing':
      return refusal(503, 'ServiceNotAvailable', 'The tenant’s sign-in is failing.', seconds);
    default:
      return refusal(502, gatewayCodes.unreadable, 'The coordinator could not make sense of what it was answered.');
  }
}
