const secretKey = /secret|token|password|passphrase|authorization|assertion|cookie|credential|private_?key|pin$/i;
const DEEPEST = 6;

/**
 * The fields as they may be written to a log: the value of any key that sounds like a secret is replaced, at every depth, and errors
 * become plain data with their `kind`, `code` and causes. A net below the rule that secrets are not logged, not a licence to log them.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (depth >= DEEPEST) return '[deeper]';
  if (value instanceof Error) return redact(plainError(value), depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const entries = Object.entries(value).map(([key, field]) => [key, isSecret(key, field) ? '[redacted]' : redact(field, depth + 1)]);
  return Object.fromEntries(entries);
}

/** Counts and flags about secrets are no secrets (`tokenAgeMs`). */
const isSecret = (key: string, field: unknown): boolean => secretKey.test(key) && (typeof field === 'string' || typeof field === 'object');

function plainError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause, ...own } = error as Error & Record<string, unknown>;
  // A stack is for bugs; errors with a kind or a code are weather, and their stack says nothing.
  const isWeather = 'kind' in own || 'code' in own;
  return { name, message, ...own, ...(isWeather ? {} : { stack }), ...(cause === undefined ? {} : { cause }) };
}
