import { createHash } from 'node:crypto';

/** What the simulated Entra puts into a token; Graph reads it back. Instants are epoch seconds, as in any JWT. */
export interface TokenClaims {
  readonly aud: string;
  readonly iss: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  readonly appid: string;
  readonly tid: string;
  readonly roles?: readonly string[];
  /** The `nbf` a claims challenge asked for, where the client passed it on (fact 6.5). */
  readonly challenged?: number;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = encode({ typ: 'JWT', alg: 'RS256', kid: 'simulated' });
const seal = (payload: string): string => createHash('sha256').update(`simulated ${payload}`).digest('base64url');

export function writeToken(claims: TokenClaims): string {
  const payload = encode(claims);
  return `${header}.${payload}.${seal(payload)}`;
}

/** Null when this tenant never wrote it. */
export function readToken(token: string): TokenClaims | null {
  const [head, payload = '', signature] = token.split('.');
  if (head !== header || signature !== seal(payload)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
