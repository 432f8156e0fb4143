/** Graph's tokens have some two hundred characters. */
const LONGEST_TOKEN = 1_024;
/** Controls, unpaired surrogates and what stands for undecodable bytes: none of Graph's tokens has any. */
const unfitForEcho = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFD]/u;

/**
 * The answer to Graph's handshake [7.2.1]: the decoded token as plain text, and nothing else. Needs no memory of what was asked of Graph, since
 * the handshake may come at any time, also on renewals [7.2.2]. Anybody may send one, so what is echoed must not become a page in a browser.
 */
export function validationAnswer(token: string): Response {
  if (token.length === 0 || token.length > LONGEST_TOKEN || unfitForEcho.test(token)) return new Response(null, { status: 400 });
  return new Response(token, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': 'no-store',
    },
  });
}
