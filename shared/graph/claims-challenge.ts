/** The claims that a 401 asks for, as JSON [6.5]; null where it asks for none or they cannot be read. */
export function parseClaimsChallenge(headers: Headers): string | null {
  const challenge = headers.get('WWW-Authenticate') ?? '';
  const encoded = /\bclaims="([^"]+)"/.exec(challenge)?.[1];
  if (!encoded || !/\berror="insufficient_claims"/.test(challenge)) return null;
  try {
    const claims = Buffer.from(encoded, 'base64').toString('utf8');
    const parsed: unknown = JSON.parse(claims);
    return typeof parsed === 'object' && parsed !== null ? claims : null;
  } catch {
    return null;
  }
}
