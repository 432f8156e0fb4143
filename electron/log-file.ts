import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A place for log lines. */
export interface LogFile {
  write(line: string): void;
}

/**
 * A log file that does not grow for ever: past `mostBytes` it becomes `<name>.1`, in the place of the one before. An installed kiosk has
 * no terminal to write to. A line that cannot be written is dropped: a full disk is no reason for a dark door.
 */
export function createLogFile(path: string, mostBytes = 5_000_000): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    write(line) {
      try {
        if (bytes > mostBytes) {
          renameSync(path, `${path}.1`);
          bytes = 0;
        }
        appendFileSync(path, line, { mode: 0o600 });
        bytes += Buffer.byteLength(line);
      } catch {
        // there is nobody left to tell
      }
    },
  };
}
