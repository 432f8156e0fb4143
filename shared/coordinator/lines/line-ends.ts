import type { LineRefusal, LineServerMessage } from '../../protocol/coordinator-line.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { Line } from './line.ts';
import type { LineBook } from './line-book.ts';

/** All the ways in which a line ends; each ends it once. */
export interface LineEnds {
  /** Sends, or cuts off the line of a door that is too far behind. */
  send(line: Line, message: LineServerMessage): void;
  /** Says why, and closes. */
  refuse(line: Line, reason: LineRefusal): void;
  /** Without a word, to a door that does not listen. */
  cut(line: Line, because: 'tooSlow' | 'silent' | 'closed'): void;
  /** The socket was closed by the other side. */
  gone(line: Line): void;
  /** The coordinator stops. */
  leave(line: Line): void;
}

export interface LineEndsDeps {
  readonly book: LineBook;
  readonly held: Set<Line>;
  readonly enrolment: Pick<Enrolment, 'forget'>;
  readonly metrics: Pick<CoordinatorMetrics, 'line'>;
}

export function createLineEnds({ book, held, enrolment, metrics }: LineEndsDeps): LineEnds {
  /** False where it had ended already. */
  function end(line: Line): boolean {
    const { standing } = line;
    if (standing.kind === 'ended') return false;
    book.file(line, { kind: 'ended' });
    held.delete(line);
    line.asks?.gone.abort();
    // Unless the same door has come back on another line meanwhile, and shows the code there.
    if (standing.kind === 'waiting' && book.ofKey(standing.caller.publicKey) === null) enrolment.forget(standing.caller.publicKey);
    return true;
  }

  function cut(line: Line, because: 'tooSlow' | 'silent' | 'closed'): void {
    if (!end(line)) return;
    metrics.line(because);
    line.outlet.terminate();
  }

  return {
    send(line, message) {
      if (line.standing.kind !== 'ended' && !line.outlet.send(message)) cut(line, 'tooSlow');
    },
    refuse(line, reason) {
      if (!end(line)) return;
      metrics.line('refused');
      line.outlet.send({ kind: 'refused', reason });
      line.outlet.close(1008, reason);
    },
    cut,
    gone(line) {
      const wasAdmitted = line.standing.kind === 'admitted';
      if (end(line) && wasAdmitted) metrics.line('closed');
    },
    leave(line) {
      if (end(line)) line.outlet.close(1000, 'stopping');
    },
  };
}
