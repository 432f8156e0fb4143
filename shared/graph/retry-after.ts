/** No wait that Graph means is longer; a proxy's would silence a door for a day. */
const LONGEST_MS = 3_600_000;

/**
 * `Retry-After` in milliseconds: whole or decimal seconds [8.3], or an HTTP date, which is read against the answer's own `Date`
 * so that the device's clock does not matter. An hour at most. Null where there is none or it cannot be read.
 */
export function parseRetryAfter(headers: Headers, nowMs: number): number | null {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(LONGEST_MS, Math.ceil(Number(value) * 1000));
  const untilMs = Date.parse(value);
  if (Number.isNaN(untilMs)) return null;
  return Math.min(LONGEST_MS, Math.max(0, untilMs - (parseDateHeader(headers) ?? nowMs)));
}

export function parseDateHeader(headers: Headers): number | null {
  const dateMs = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(dateMs) ? null : dateMs;
}
