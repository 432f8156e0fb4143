import type { RoomLine } from '../../shared/engine/line/room-line.ts';
import type { OtherRoomQuestion } from '../../shared/protocol/other-room-question.ts';

/** A line that goes down, and whose answers may be lost. */
export function brokenLine() {
  let isUp = true;
  let loses: OtherRoomQuestion['kind'] | null = null;
  const asked: OtherRoomQuestion['kind'][] = [];
  const offline = { kind: 'unreachable', trouble: 'offline' } as const;
  return {
    asked,
    cut() {
      isUp = false;
    },
    mend() {
      isUp = true;
    },
    loseAnswersTo(kind: OtherRoomQuestion['kind'] | null) {
      loses = kind;
    },
    onLine: (line: RoomLine): RoomLine => ({
      ...line,
      state: () => (isUp ? 'up' : 'down'),
      async ask(question, signal) {
        if (!isUp) return offline;
        asked.push(question.kind);
        const answer = await line.ask(question, signal);
        return question.kind === loses ? offline : answer;
      },
    }),
  };
}
