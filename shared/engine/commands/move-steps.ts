import type { CommandResult } from '../../protocol/command-result.ts';
import { advanceBooking } from './book-steps.ts';
import type { MoveEntry } from './move-entry.ts';
import { advanceOrder } from './order-steps.ts';
import { advanceRemoval } from './remove-steps.ts';
import type { Progress, StepDeps } from './write-steps.ts';

type MoveProgress = Progress<MoveEntry>;

/** One act towards a meeting in another room. @throws GraphError */
export async function advanceMove(entry: MoveEntry, deps: StepDeps, signal: AbortSignal): Promise<MoveProgress> {
  switch (entry.stage) {
    case 'take':
      return afterTaking(entry, await advanceTake(entry.take, deps, signal));
    case 'leave':
      return afterLeaving(entry, await advanceRemoval(entry.leave, deps, signal), deps.nowMs());
    case 'giveBack':
      return afterGivingBack(entry, await advanceTake(entry.take, deps, signal));
  }
}

function advanceTake(take: MoveEntry['take'], deps: StepDeps, signal: AbortSignal): Promise<Progress<MoveEntry['take']>> {
  if (take.kind === 'order') return advanceOrder(take, deps, signal);
  return advanceBooking(take, take.elsewhere === null ? deps : deps.inRoom(take.elsewhere.address), signal);
}

/** The other room is taken, or nothing has changed anywhere. */
export function afterTaking(entry: MoveEntry, progress: Progress<MoveEntry['take']>): MoveProgress {
  switch (progress.kind) {
    case 'wait':
    case 'next':
      return taking(entry, progress);
    case 'settled':
      // Its organiser may have moved it meanwhile: looked at again right before the no.
      if (progress.result.kind === 'done')
        return { kind: 'next', entry: { ...entry, leave: { ...entry.leave, stage: 'recheck' }, stage: 'leave' } };
      return { kind: 'settled', result: withoutRooms(progress.result), isBuried: progress.isBuried };
  }
}

/** Where the meeting cannot leave this room, the other one is given back. */
export function afterLeaving(entry: MoveEntry, progress: Progress<MoveEntry['leave']>, nowMs: number): MoveProgress {
  switch (progress.kind) {
    case 'wait':
      return { kind: 'wait' };
    case 'next':
      return { kind: 'next', entry: { ...entry, leave: progress.entry } };
    case 'settled': {
      const { result, removed } = progress;
      if (result.kind === 'done') {
        const done = { kind: 'moved', meetingId: entry.meetingId, roomName: entry.room.name, consequence: entry.consequence } as const;
        return { kind: 'settled', result: { kind: 'done', done }, isBuried: false, ...(removed !== undefined && { removed }) };
      }
      return { kind: 'next', entry: { ...entry, take: givenBack(entry.take, nowMs), stage: 'giveBack', failure: failureOf(result) } };
    }
  }
}

export function afterGivingBack(entry: MoveEntry, progress: Progress<MoveEntry['take']>): MoveProgress {
  switch (progress.kind) {
    case 'wait':
    case 'next':
      return taking(entry, progress);
    case 'settled':
      return { kind: 'settled', result: told(entry), isBuried: true };
  }
}

function givenBack(take: MoveEntry['take'], nowMs: number): MoveEntry['take'] {
  if (take.kind === 'order') return { ...take, madeAtMs: nowMs, stage: 'giveBack' };
  return { ...take, madeAtMs: nowMs, stage: 'withdraw', withdrawal: 'gaveUp' };
}

function taking(entry: MoveEntry, progress: Exclude<Progress<MoveEntry['take']>, { readonly kind: 'settled' }>): MoveProgress {
  return progress.entry ? { kind: progress.kind, entry: { ...entry, take: progress.entry } } : { kind: 'wait' };
}

function told({ failure }: MoveEntry): CommandResult {
  if (failure === 'meetingGone' || failure === 'writeRefused') return { kind: 'refused', reason: failure };
  return { kind: 'unreachable', trouble: 'offline' };
}

function failureOf(result: CommandResult): MoveEntry['failure'] {
  if (result.kind !== 'refused') return 'offline';
  return result.reason === 'meetingGone' ? 'meetingGone' : 'writeRefused';
}

/** Rooms offered with a refusal are for booking anew; this meeting would then be booked twice. */
function withoutRooms(result: CommandResult): CommandResult {
  return result.kind === 'refused' ? { kind: 'refused', reason: result.reason } : result;
}
