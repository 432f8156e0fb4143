/**
 * `Retry-After` in milliseconds: whole or decimal seconds [8.3], or an HTTP date, which is read against the answer's own `Date`
 * so that the device's clock does not matter. Null where there is none or it cannot be read.
 */
export function parseRetryAfter(headers: Headers, nowMs: number): number | null {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const untilMs = Date.parse(value);
  if (Number.isNaN(untilMs)) return null;
  return Math.max(0, untilMs - (parseDateHeader(headers) ?? nowMs));
}

export function parseDateHeader(headers: Headers): number | null {
  const dateMs = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(dateMs) ? null : dateMs;
}
