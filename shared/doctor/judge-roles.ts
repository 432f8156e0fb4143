import { z } from 'zod';
import type { Finding } from './finding.ts';

const claimsSchema = z.object({ roles: z.array(z.string()).optional() });

/** The roles in a token [6.4]; null for what is no JWT. Nothing is verified: the token is ours, and Graph judges it. */
export function rolesInToken(token: string): readonly string[] | null {
  const [, payload = ''] = token.split('.');
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.success ? (claims.data.roles ?? []) : null;
  } catch {
    return null;
  }
}

/** What a door may have from Entra's consent: none of it opens a calendar. */
const useful = ['User.ReadBasic.All', 'User.Read.All', 'MailboxSettings.Read', 'Place.Read.All'];

/** Entra's consent knows no scope and stands above Exchange's [9.2]. */
export function judgeRoles(roles: readonly string[] | null): readonly Finding[] {
  if (roles === null) return [{ code: 'rolesHidden' }];
  if (roles.length === 0) return [{ code: 'rolesNone' }];
  const unscoped = roles.filter((role) => role.startsWith('Calendars.'));
  const needless = roles.filter((role) => !unscoped.includes(role) && !useful.includes(role));
  const fine = roles.filter((role) => useful.includes(role));
  return [
    ...(unscoped.length > 0 ? [{ code: 'rolesUnscoped', facts: { roles: unscoped.join(', ') } } as const] : []),
    ...(needless.length > 0 ? [{ code: 'rolesTooMany', facts: { roles: needless.join(', ') } } as const] : []),
    ...(unscoped.length + needless.length === 0 ? [{ code: 'rolesFine', facts: { roles: fine.join(', ') } } as const] : []),
  ];
}
