import { expect, test } from 'vitest';
import { hasMoved } from '../../../../shared/engine/commands/has-moved.ts';
import type { WriteCommand } from '../../../../shared/engine/commands/plan-command.ts';
import { buildMeeting } from '../../domain/build-meeting.ts';

const meeting = buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T11:00:00Z', { id: 'm' });
const { startMs, endMs } = meeting;
const minute = 60_000;
const leaving = [
  { kind: 'release', meetingId: 'm' },
  { kind: 'decline', meetingId: 'm' },
  { kind: 'move', meetingId: 'm', room: 'borealis@contoso.com' },
] as const satisfies readonly WriteCommand[];

test.each(leaving)('$kind means the meeting where the glass showed it', (command) => {
  expect(hasMoved(command, { startMs, endMs }, [meeting])).toBe(false);
  expect(hasMoved(command, { startMs: startMs - minute, endMs }, [meeting])).toBe(true);
  expect(hasMoved(command, { startMs, endMs: endMs + minute }, [meeting])).toBe(true);
  expect(hasMoved(command, null, [meeting])).toBe(false); // it was never shown: the rules decide
  expect(hasMoved(command, { startMs, endMs }, [])).toBe(false); // it is gone, which the rules say
});

test.each<WriteCommand>([
  { kind: 'end', meetingId: 'm' },
  { kind: 'startEarly', meetingId: 'm' },
  { kind: 'extend', meetingId: 'm', endMs: endMs + minute },
])('$kind does not care', (command) => {
  expect(hasMoved(command, { startMs: startMs - minute, endMs: endMs - minute }, [meeting])).toBe(false);
});
