import type { Log } from '../../shared/runtime/log.ts';

/** A log for looking for what must not be there: it leaves nothing out, as the log of a process does with keys that sound secret. */
export interface WholeLog extends Log {
  /** The whole text of each line, errors with their message, stack and causes. */
  readonly lines: readonly string[];
}

export function createWholeLog(): WholeLog {
  const lines: string[] = [];
  const keep = (event: string, fields: unknown = {}): void => void lines.push(`${event} ${JSON.stringify(fields, withErrors)}`);
  return { lines, info: keep, warn: keep, error: keep };
}

function withErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { ...value, name, message, stack, cause };
}
