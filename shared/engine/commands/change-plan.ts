import type { AllowedChange } from '../../domain/change-act.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { buildTimesPatchBody } from '../../graph/event-body.ts';
import { stateOf } from '../../graph/event-state.ts';
import type { Done } from '../../protocol/command-result.ts';
import type { Moment } from '../journal/moment.ts';
import type { ChangeEntry } from './change-entry.ts';
import { freshClaim } from './claim-fields.ts';
import { settledPart, sharedPart } from './claim-times.ts';
import type { StepDeps } from './write-steps.ts';

/** A door's booking, or a hold, is to get more time. */
export function planChange(
  commandKind: ChangeEntry['commandKind'],
  { meeting, times, consequence }: Pick<AllowedChange, 'meeting' | 'times' | 'consequence'>,
  common: Pick<ChangeEntry, 'commandId' | 'madeAtMs' | 'giveUpMs'>,
  checkedAt: Moment,
): ChangeEntry {
  const { id: eventId, changeKey: oldKey, startMs: fromStartMs, endMs: fromEndMs } = meeting;
  return {
    kind: 'change',
    commandKind,
    ...common,
    ...{ eventId, oldKey, fromStartMs, fromEndMs },
    startMs: times.startMs,
    endMs: times.endMs,
    body: changeBodyFor(meeting, times),
    ...{ consequence, checkedAt },
    writeInDoubt: null,
    madeAt: null,
    ...freshClaim,
    stage: 'write',
    withdrawal: null,
  };
}

/**
 * The new times; nothing else where the settled time lies within the old ones. Where it does not (a booking of before doors kept it, or
 * one that was cut in Outlook), what the booking has now is written down as settled with them, or the added time would pass for settled.
 */
export function changeBodyFor(meeting: Meeting, { startMs, endMs }: TimeWindow): string {
  const { settled } = meeting.claim ?? { settled: null };
  const had = { startMs: meeting.startMs, endMs: meeting.endMs };
  const isWithin = settled !== null && had.startMs <= settled.startMs && settled.endMs <= had.endMs;
  const times = { ...(startMs !== had.startMs && { startMs }), ...(endMs !== had.endMs && { endMs }) };
  return buildTimesPatchBody(times, isWithin ? null : { ...stateOf(meeting), settled: settledPart(meeting) ?? had });
}

/** Puts the times back, and cuts what is settled to them. */
export function revertBodyFor(event: Meeting, from: TimeWindow): string {
  const { settled } = event.claim ?? { settled: null };
  return buildTimesPatchBody(from, { ...stateOf(event), settled: settled ? sharedPart(settled, from) : from });
}

/** What a person is told of it, by what Exchange holds. */
export function changeDone({ commandKind, consequence }: ChangeEntry, own: Meeting, { print }: Pick<StepDeps, 'print'>): Done {
  const { id: meetingId, startMs, endMs } = own;
  if (commandKind === 'startEarly') return { kind: 'startedEarly', meetingId, start: print(startMs), consequence };
  return { kind: 'extended', meetingId, endMs, end: print(endMs), consequence };
}
