import { signInKinds } from '../faults/fault.ts';
import type { Call, Operation, Reply } from '../http/call.ts';
import { writeToken } from './access-token.ts';
import { isThisTenant } from './discovery-operations.ts';
import { refuseSignIn, type SignInFacts, type SignInProblem } from './sign-in-refusal.ts';

/** Fact 6.2. */
const LIFE_SECONDS = 3599;

/** Fact 6.5: the `nbf` out of a claims challenge that the client merged into its request. */
function challengeIn(claims: string | null): number | null {
  if (claims === null) return null;
  try {
    const value = Number(JSON.parse(claims)?.access_token?.nbf?.value);
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

function problemWith({ tenant, params }: Call, form: URLSearchParams): SignInProblem | null {
  const app = tenant.app.current;
  if (!isThisTenant(tenant, params.tenant ?? '')) return 'unknownTenant';
  if (!form.get('grant_type') || !form.get('client_id') || !form.get('scope')) return 'missingParameter';
  if (form.get('grant_type') !== 'client_credentials') return 'unsupportedGrant';
  if (form.get('client_id') !== app.clientId) return 'unknownApp';
  if (!app.isEnabled) return 'disabledApp';
  if (
    !form
      .get('scope')
      ?.split(' ')
      .some((scope) => scope.endsWith('/.default'))
  )
    return 'badScope';
  if (form.has('client_assertion')) return 'invalidAssertion';
  if (form.get('client_secret') !== app.secret) return 'wrongSecret';
  return app.secretExpiresMs !== null && app.secretExpiresMs <= tenant.clock.nowMs() ? 'expiredSecret' : null;
}

function forcedProblem({ tenant, struck }: Call): SignInProblem | null {
  for (const kind of signInKinds) if (tenant.faults.strike(kind, struck)) return kind as SignInProblem;
  return null;
}

function run(call: Call): Reply {
  const { tenant, params } = call;
  const form = new URLSearchParams(call.body);
  const facts: SignInFacts = { clientId: form.get('client_id') ?? '', tenantName: params.tenant ?? '' };
  const problem = forcedProblem(call) ?? problemWith(call, form);
  if (problem) return refuseSignIn(tenant, problem, facts, call.headers.get('client-request-id') ?? form.get('client-request-id'));

  const { tenantId, clientId } = tenant.app.current;
  const nowSeconds = Math.floor(tenant.clock.nowMs() / 1000);
  const roles = tenant.switches.current.tokenRoles;
  const challenged = challengeIn(form.get('claims'));
  const scope =
    form
      .get('scope')
      ?.split(' ')
      .find((part) => part.endsWith('/.default')) ?? '';
  const access_token = writeToken({
    aud: scope.replace(/\/\.default$/, ''),
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + LIFE_SECONDS,
    appid: clientId,
    tid: tenantId,
    ...(roles.length > 0 ? { roles } : {}),
    ...(challenged === null ? {} : { challenged }),
  });
  return { status: 200, body: { token_type: 'Bearer', expires_in: LIFE_SECONDS, ext_expires_in: LIFE_SECONDS, access_token } };
}

/** Facts, section 6: client credentials with a secret. */
export const tokenOperation: Operation = { isGraph: false, name: 'token', method: 'POST', paths: ['/:tenant/oauth2/v2.0/token'], run };
