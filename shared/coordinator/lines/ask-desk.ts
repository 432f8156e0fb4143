import type { OtherRoomAnswer } from '../../protocol/other-room-question.ts';
import { otherRoomQuestionSchema } from '../../protocol/other-room-question-schema.ts';
import type { Log } from '../../runtime/log.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { OtherRooms } from '../other-rooms/other-rooms.ts';
import type { Line } from './line.ts';

export interface AskDeskDeps {
  readonly otherRooms: OtherRooms;
  readonly enrolment: Pick<Enrolment, 'roomOf'>;
  readonly log: Pick<Log, 'error'>;
}

const MOST_OF_A_LINE = 4;
const MOST_OF_ALL = 500;

const refused = (reason: Extract<OtherRoomAnswer, { kind: 'refused' }>['reason']): OtherRoomAnswer => ({ kind: 'refused', reason });

/** Puts the doors' questions to `otherRooms`, a few at a time for each line. Never rejects. */
export function createAskDesk({ otherRooms, enrolment, log }: AskDeskDeps): (line: Line, question: unknown) => Promise<OtherRoomAnswer> {
  let underWay = 0;

  return async (line, raw) => {
    const { standing } = line;
    const room = standing.kind === 'admitted' ? enrolment.roomOf(standing.door.roomId) : null;
    if (standing.kind !== 'admitted' || room === null) return refused('notEnrolled');
    const question = otherRoomQuestionSchema.safeParse(raw);
    if (!question.success) return refused('malformed');
    if ((line.asks?.count ?? 0) >= MOST_OF_A_LINE || underWay >= MOST_OF_ALL) return refused('tooMany');

    line.asks ??= { count: 0, gone: new AbortController() };
    const { asks } = line;
    asks.count += 1;
    underWay += 1;
    try {
      return await otherRooms.answer(standing.door, room, question.data, asks.gone.signal);
    } catch (error) {
      log.error('questionFailed', { question: question.data.kind, error });
      return { kind: 'unreachable', trouble: 'serviceFailing' };
    } finally {
      asks.count -= 1;
      underWay -= 1;
    }
  };
}
