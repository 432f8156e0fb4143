import type { Consequence } from '../../domain/consequence.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { Done } from '../../protocol/command-result.ts';
import type { BookEntry } from './book-entry.ts';
import type { StepDeps } from './write-steps.ts';

/** Whoever made it may still want to act on it as its owner for a while after its end. */
export const MADE_MS = 86_400_000;

const held: Consequence = { means: 'hold', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };

/** What a person is told of an event that the door has made, by what Exchange holds. */
export function bookingDone(entry: BookEntry, own: Meeting, deps: Pick<StepDeps, 'print' | 'printDay'>): Done {
  const { id, startMs, endMs } = own;
  const meetingId = entry.forMeetingId ?? id;
  const consequence = entry.consequence ?? held;
  const end = deps.print(endMs);
  switch (entry.purpose) {
    case 'booking':
      return {
        kind: 'booked',
        ...{ meetingId, startMs, endMs, start: deps.print(startMs), end },
        day: deps.printDay(startMs),
        roomName: entry.elsewhere?.name ?? null,
      };
    case 'hold':
      return { kind: 'extended', meetingId, endMs, end, consequence };
    case 'undo':
      return { kind: 'releaseUndone', meetingId, end, consequence };
  }
}
