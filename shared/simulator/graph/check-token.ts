import type { Call } from '../http/call.ts';
import { readToken } from '../login/access-token.ts';
import { badToken, claimsChallenge } from './graph-refusal.ts';

/** What the token of an admitted request grants by Entra's consent (fact 6.4); Exchange's own scopes are not in it. */
export function rolesOf({ headers }: Pick<Call, 'headers'>): readonly string[] {
  return readToken((headers.get('authorization') ?? '').split(' ')[1] ?? '')?.roles ?? [];
}

/** Facts 6.5 and 6.6: who asks, with what, and whether continuous access evaluation lets it stand. */
export function checkToken({ tenant, headers, struck }: Call): void {
  const [scheme, token = ''] = (headers.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === '') throw badToken('Access token is empty.');
  const claims = readToken(token);
  if (!claims) throw badToken('Access token validation failure. Invalid signature.');
  if (claims.exp * 1000 <= tenant.clock.nowMs()) throw badToken('Lifetime validation failed, the token is expired.');
  if (tenant.faults.strike('tokenExpired', struck)) throw badToken('Lifetime validation failed, the token is expired.');

  const standing = tenant.faults.list().filter(({ effect }) => effect.kind === 'claimsChallenge');
  const notBefore = Math.max(0, ...standing.map(({ addedMs }) => Math.floor(addedMs / 1000)));
  const isAnswered = (claims.challenged ?? -1) >= notBefore;
  if (!isAnswered && tenant.faults.strike('claimsChallenge', struck)) throw claimsChallenge(notBefore);
}
