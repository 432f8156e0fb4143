import { HEARTBEAT_MS } from '../../protocol/coordinator-line.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Line } from './line.ts';
import { type LineBook, SLICES } from './line-book.ts';

export interface LineRoundsDeps {
  readonly book: LineBook;
  /** Lines whose doors are behind, with a hint that waits for them. */
  readonly held: Set<Line>;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly onLate: (line: Line, lateness: 'noHello' | 'silent' | 'stuck') => void;
  readonly onCodeRunOut: (line: Line) => void;
}

const STEP_MS = HEARTBEAT_MS / SLICES;
const HELLO_MS = 10_000;

/**
 * Looks after all lines by one timer: every second a tenth of them, so that each has its heartbeat and thousands of them never come at once; and
 * those few that a second matters to. Resolves when the signal aborts.
 */
export async function followLines(deps: LineRoundsDeps, signal: AbortSignal): Promise<void> {
  const { book, held, clock, onLate, onCodeRunOut } = deps;
  let deafUntilMs = Number.NEGATIVE_INFINITY;

  for (let step = 0; ; step += 1) {
    const dueMs = clock.monotonicMs() + STEP_MS;
    await clock.sleep(STEP_MS, signal);
    if (signal.aborted) return;
    const nowMs = clock.monotonicMs();
    // Where we ourselves were held up, what the doors said meanwhile still waits to be read.
    if (nowMs - dueMs > HEARTBEAT_MS / 2) deafUntilMs = nowMs + HEARTBEAT_MS;

    for (const line of book.slice(step)) {
      if (line.outlet.isStuck()) onLate(line, 'stuck');
      else if (nowMs - line.heardMs > 2 * HEARTBEAT_MS && nowMs >= deafUntilMs) onLate(line, 'silent');
      else beat(line);
    }
    for (const line of held) if (!line.outlet.sendHeld()) held.delete(line);
    for (const line of book.strangers) {
      if (nowMs - line.openedMs <= HELLO_MS) break;
      onLate(line, 'noHello');
    }
    for (const line of [...book.waiting()]) {
      if (line.standing.kind === 'waiting' && line.standing.codeUntilMs <= nowMs) onCodeRunOut(line);
    }
  }
}

function beat(line: Line): void {
  line.messageCount = 0;
  line.outlet.send({ kind: 'ping' });
}
