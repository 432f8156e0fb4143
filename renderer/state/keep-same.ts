/**
 * `next`, built of the parts of `previous` wherever they are equal, so that who looks at an unchanged part sees the very same
 * object and need not draw. For plain JSON data.
 */
export function keepSame<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next) || !isCompound(previous) || !isCompound(next) || Array.isArray(previous) !== Array.isArray(next))
    return next;
  const keys = Object.keys(next);
  const kept: Record<string, unknown> = Array.isArray(next) ? ([] as unknown as Record<string, unknown>) : {};
  for (const key of keys) kept[key] = keepSame(previous[key], next[key]);
  const isSame =
    keys.length === Object.keys(previous).length && keys.every((key) => key in previous && Object.is(previous[key], kept[key]));
  return (isSame ? previous : kept) as T;
}

function isCompound(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
