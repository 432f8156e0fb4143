import type { Reply } from '../http/call.ts';
import type { Tenant } from '../tenant/tenant.ts';

export interface SignInFacts {
  readonly clientId: string;
  readonly tenantName: string;
}

interface Row {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  text(facts: SignInFacts): string;
}

/** Fact 6.3: the documented refusals of the token endpoint. */
const rows = {
  wrongSecret: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    text: ({ clientId }) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  },
  expiredSecret: {
    status: 401,
    error: 'invalid_client',
    code: 7000222,
    text: ({ clientId }) => `The provided client secret keys for app '${clientId}' are expired.`,
  },
  unknownApp: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text: ({ clientId, tenantName }) => `Application with identifier '${clientId}' was not found in the directory '${tenantName}'.`,
  },
  unknownTenant: {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    text: ({ tenantName }) => `Tenant '${tenantName}' not found. Check to make sure you have the correct tenant ID.`,
  },
  invalidAssertion: {
    status: 401,
    error: 'invalid_client',
    code: 700027,
    text: () => 'The certificate with identifier used to sign the client assertion is not registered on application.',
  },
  disabledApp: {
    status: 400,
    error: 'unauthorized_client',
    code: 7000112,
    text: ({ clientId }) => `Application '${clientId}' is disabled.`,
  },
  signInUnavailable: {
    status: 503,
    error: 'temporarily_unavailable',
    code: 90033,
    text: () => 'A transient error has occurred. Please try again.',
  },
  signInLoop: {
    status: 400,
    error: 'temporarily_unavailable',
    code: 50196,
    text: () => 'The server terminated an operation because it encountered a loop while processing a request.',
  },
  missingParameter: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    text: () => 'The request body must contain the following parameter.',
  },
  unsupportedGrant: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: () => 'The app requested an unsupported grant type.',
  },
  badScope: {
    status: 400,
    error: 'invalid_scope',
    code: 1002012,
    text: () =>
      'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
  },
} satisfies Readonly<Record<string, Row>>;

export type SignInProblem = keyof typeof rows;

export function refuseSignIn(tenant: Tenant, problem: SignInProblem, facts: SignInFacts, correlationId: string | null): Reply {
  const row: Row = rows[problem];
  const timestamp = `${new Date(tenant.clock.nowMs()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = tenant.values.guid();
  const correlation = correlationId ?? tenant.values.guid();
  return {
    status: row.status,
    body: {
      error: row.error,
      error_description: `AADSTS${row.code}: ${row.text(facts)} Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [row.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${row.code}`,
    },
  };
}
