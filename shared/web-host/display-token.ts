import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLoopback } from './request-guard.ts';

const SHORTEST_TOKEN = 16;
const YEAR_SECONDS = 365 * 24 * 3600;

/** What is wrong with serving at `host` under this token, as a sentence; null when nothing is. */
export function exposureProblem(host: string, token: string | null): string | null {
  if (token !== null && token.length < SHORTEST_TOKEN) return `expected at least ${SHORTEST_TOKEN} characters, found ${token.length}`;
  if (token === null && !isLoopback(host)) return `expected a token, found none: "${host}" can be reached from other machines`;
  return null;
}

/**
 * Lets through who knows the token: by `Authorization: Bearer`, or by the cookie that opening `/?token=…` once sets. The cookie's
 * name holds the port, since browsers share cookies between the ports of a host. Lax, not strict: opening the door's address from a mail must work,
 * and what another site could do with it is refused by its `Origin`.
 */
export function requireToken(token: string, port: () => number): MiddlewareHandler {
  const cookieName = (): string => `lintel-display-${port()}`;
  return async (context, next) => {
    if (isSameText(bearerOf(context), token) || isSameText(getCookie(context, cookieName()), token)) return next();
    if (context.req.path === '/' && isSameText(context.req.query('token'), token)) {
      setCookie(context, cookieName(), token, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: YEAR_SECONDS });
      context.header('Cache-Control', 'no-store');
      return context.redirect('/'); // takes the token out of the address bar
    }
    context.header('WWW-Authenticate', 'Bearer realm="lintel"');
    return context.text('This door asks for its display token: open /?token=… once.\n', 401);
  };
}

const bearerOf = (context: Context): string | undefined => /^Bearer (.+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];

/** Takes the same time whatever is wrong with `given`; hashed, since only equal lengths can be compared so. */
function isSameText(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && given !== undefined;
}
