import type { LineDoorMessage } from '../../protocol/coordinator-line.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';
import type { Clock } from '../../runtime/clock.ts';

/** What a coordinator has not answered by then, it does not answer any more. */
const PATIENCE_MS = 30_000;

const unreachable: OtherRoomAnswer = { kind: 'unreachable', trouble: 'offline' };

/** What was asked on a line and is not answered yet. */
export interface Questions {
  ask(question: OtherRoomQuestion, send: (message: LineDoorMessage) => void, signal: AbortSignal): Promise<OtherRoomAnswer>;
  answered(id: string, answer: OtherRoomAnswer): void;
  /** The line is gone, and with it every answer. */
  lost(): void;
}

export function createQuestions(clock: Pick<Clock, 'sleep'>): Questions {
  const open = new Map<string, (answer: OtherRoomAnswer) => void>();
  let asked = 0;

  return {
    async ask(question, send, signal) {
      if (signal.aborted) return unreachable;
      asked += 1;
      const id = String(asked);
      const over = new AbortController();
      const stop = (): void => over.abort();
      let answer = unreachable;
      open.set(id, (given) => {
        answer = given;
        stop();
      });
      signal.addEventListener('abort', stop);
      send({ kind: 'ask', id, question });
      await clock.sleep(PATIENCE_MS, over.signal);
      signal.removeEventListener('abort', stop);
      open.delete(id);
      return answer;
    },
    answered(id, answer) {
      open.get(id)?.(answer);
    },
    lost() {
      for (const settle of open.values()) settle(unreachable);
    },
  };
}
