/** Makes a forgotten case of a union a compile error, and a broken promise loud at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
