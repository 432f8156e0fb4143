import { type DestinationStream, destination as fileDescriptor, pino } from 'pino';
import type { Log } from './log.ts';
import { redact } from './redact.ts';

export const logLevels = ['info', 'warn', 'error', 'silent'] as const;

export interface LogOptions {
  readonly level: (typeof logLevels)[number];
  /** Standard error unless told otherwise: standard output belongs to what a command has to say to a person. */
  readonly destination?: DestinationStream;
}

/** A log of JSON lines: `level`, `time` (ISO), `event` and the fields, redacted. Written at once, so that the last line before a crash is there. */
export function createLog({ level, destination = fileDescriptor({ dest: 2, sync: true }) }: LogOptions): Log {
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    info: (event, fields = {}) => lines.info(redact(fields), event),
    warn: (event, fields = {}) => lines.warn(redact(fields), event),
    error: (event, fields = {}) => lines.error(redact(fields), event),
  };
}
