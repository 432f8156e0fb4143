import { useState } from 'react';
import { roomAnswers } from './room-answers.ts';
import { type ActResult, type Problem, sentenceFor } from './tenant-api.ts';
import type { RoomMeeting, RoomState } from './tenant-state.ts';
import { useOutlook } from './use-outlook.tsx';

export interface PlannedAct {
  readonly path: string;
  readonly body: object;
}

/** The acts of the sheet. `date` null means the meeting whole. Done closes the sheet; refused shows why. */
export function useMeetingActs(room: RoomState, source: RoomMeeting, date: string | null, onDone: () => void) {
  const tenant = useOutlook((state) => state.tenant);
  const act = useOutlook((state) => state.act);
  const say = useOutlook((state) => state.say);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const id = encodeURIComponent(source.meeting);
  const at = date === null ? {} : { date };

  const runAll = async (planned: readonly PlannedAct[], done: string): Promise<void> => {
    for (const { path, body } of planned) {
      const result: ActResult = await act('POST', path, body);
      if (result.kind !== 'done') {
        return setProblems(result.kind === 'refused' ? result.problems : [{ field: '', message: sentenceFor(result) ?? '' }]);
      }
    }
    if (planned.length > 0) say({ kind: 'info', text: done });
    onDone();
  };
  const run = (planned: readonly PlannedAct[], done: string): void => void runAll(planned, done);
  const answer = source.isDirect ? '' : ` ${roomAnswers(tenant, room.name)}`;

  return {
    problems,
    run,
    cancel: () => run([{ path: `/meetings/${id}/cancel`, body: at }], `Cancelled.${answer}`),
    uninvite: () => run([{ path: `/meetings/${id}/uninvite`, body: { who: room.address, ...at } }], `Un-invited.${answer}`),
    decline: () =>
      run(
        [{ path: `/rooms/${encodeURIComponent(room.address)}/decline`, body: { meeting: source.meeting, ...at } }],
        `Out of ${room.name}'s calendar. The organiser is told.`,
      ),
  };
}
